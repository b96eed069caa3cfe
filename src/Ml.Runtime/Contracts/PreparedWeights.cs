using System.ComponentModel;
using Ml.Memory;

namespace Ml.Contracts;

/// <summary>
/// What inference needs of a model's parameters in another form (packed weights, folded statistics): worked out once
/// when they have changed, shared by all sessions.
/// </summary>
/// <remarks>
/// Any number of sessions may run at once, also when the first call or a new version makes some of them find the memory
/// out of date together: one prepares, the others wait for it, and no memory is written while a run holds it. Changing
/// parameters during a run is the caller's to prevent, as <see cref="ParameterSet"/> says.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class PreparedWeights : IDisposable
{
    readonly Lock _lock = new();

    // One, unless runs held the older ones when parameters changed: those are used again once they are free.
    readonly List<PreparedMemory> _all = new(1);
    PreparedMemory? _current;

    /// <summary>The prepared memory for the sets as they are now, held for the caller until it is released.</summary>
    /// <param name="parameters">The trained tensors.</param>
    /// <param name="state">The tensors kept and not trained.</param>
    /// <param name="floats">How much there is.</param>
    /// <param name="prepare">Fills it: parameters, state, prepared.</param>
    internal PreparedMemory Hold(
        ParameterSet parameters, ParameterSet state, nint floats, delegate*<float*, float*, float*, void> prepare)
    {
        PreparedMemory? current = Volatile.Read(ref _current);
        if (current is not null)
        {
            // Hold first, then look again: what is no longer current may be being written.
            current.Hold();
            if (Volatile.Read(ref _current) == current && current.IsOf(parameters, state))
                return current;
            current.Release();
        }

        return Prepare(parameters, state, floats, prepare);
    }

    /// <summary>Frees the memory; nothing may be running.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _current = null;
            foreach (PreparedMemory memory in _all)
                memory.Dispose();
            _all.Clear();
        }
    }

    PreparedMemory Prepare(
        ParameterSet parameters, ParameterSet state, nint floats, delegate*<float*, float*, float*, void> prepare)
    {
        lock (_lock)
        {
            if (_current is null || !_current.IsOf(parameters, state))
            {
                // From here on nobody can begin to use any of them, so that one without holders is ours alone.
                Interlocked.Exchange(ref _current, null);
                PreparedMemory free = FindFree(floats);
                free.Fill(parameters, state, prepare);
                Volatile.Write(ref _current, free);
            }

            _current.Hold();
            return _current;
        }
    }

    PreparedMemory FindFree(nint floats)
    {
        foreach (PreparedMemory memory in _all)
        {
            if (!memory.IsHeld)
                return memory;
        }

        var added = new PreparedMemory(floats);
        _all.Add(added);
        return added;
    }
}
