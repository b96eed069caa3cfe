using System.ComponentModel;
using Ml.Memory;

namespace Ml.Contracts;

/// <summary>
/// Scratch memory of one session: grows to the largest run so far and is reused by every later one. Not thread-safe; the
/// session guards it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class Workspace : IDisposable
{
    AlignedBuffer? _buffer;
    PreparedMemory? _prepared;
    int _busy;
    bool _disposed;

    /// <summary>Memory for at least <paramref name="floats"/> floats, aligned to a cache line; contents are arbitrary.</summary>
    public float* Ensure(nint floats)
    {
        AlignedBuffer? buffer = _buffer;
        return buffer is not null && buffer.Length >= floats ? buffer.Pointer : Grow(floats);
    }

    /// <summary>Takes the workspace for one run.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="parameters">Its trained tensors.</param>
    /// <exception cref="InvalidOperationException">Another run is using it.</exception>
    /// <exception cref="ObjectDisposedException">It was disposed, or the model was.</exception>
    public void Enter(string model, ParameterSet parameters)
    {
        if (parameters.IsDisposed)
            throw new ObjectDisposedException(model, $"The model '{model}' was disposed: neither it nor its sessions run any more.");
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Interlocked.Exchange(ref _busy, 1) != 0)
        {
            throw new InvalidOperationException(
                $"'{model}' is running on another thread with the same workspace. Give each thread its own NewSession(...).");
        }
    }

    /// <summary>The prepared form of a model's parameters, which stays as it is until <see cref="Exit"/>.</summary>
    /// <param name="weights">Where the model keeps it.</param>
    /// <param name="parameters">The trained tensors.</param>
    /// <param name="state">The tensors kept and not trained.</param>
    /// <param name="floats">How much there is.</param>
    /// <param name="prepare">Fills it: parameters, state, prepared.</param>
    public float* Prepared(
        PreparedWeights weights, ParameterSet parameters, ParameterSet state, nint floats,
        delegate*<float*, float*, float*, void> prepare)
    {
        _prepared = weights.Hold(parameters, state, floats, prepare);
        return _prepared.Pointer;
    }

    /// <summary>Ends the run that <see cref="Enter"/> began.</summary>
    public void Exit()
    {
        _prepared?.Release();
        _prepared = null;
        Volatile.Write(ref _busy, 0);
    }

    /// <summary>Frees the memory; nothing may be running in it.</summary>
    public void Dispose()
    {
        _disposed = true;
        _buffer?.Dispose();
        _buffer = null;
    }

    float* Grow(nint floats)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _buffer?.Dispose();
        _buffer = new AlignedBuffer(floats);
        return _buffer.Pointer;
    }
}
