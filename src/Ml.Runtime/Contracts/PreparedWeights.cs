using System.ComponentModel;
using Ml.Memory;
using Ml.Numerics;

namespace Ml.Contracts;

/// <summary>
/// What inference needs of a model's parameters in another form (packed weights, folded statistics): worked out when
/// they have changed, shared by all sessions.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class PreparedWeights : IDisposable
{
    readonly Lock _lock = new();
    AlignedBuffer? _buffer;
    Stamp? _stamp;

    /// <summary>The prepared memory for the sets as they are now.</summary>
    /// <param name="parameters">The trained tensors.</param>
    /// <param name="state">The tensors kept and not trained.</param>
    /// <param name="floats">How much there is.</param>
    /// <param name="prepare">Fills it: parameters, state, prepared.</param>
    public float* Get(ParameterSet parameters, ParameterSet state, nint floats, delegate*<float*, float*, float*, void> prepare)
    {
        if (floats == 0)
            return null;
        Stamp? stamp = Volatile.Read(ref _stamp);
        return stamp is not null && stamp.Matches(parameters.Version, state.Version)
            ? _buffer!.Pointer
            : Prepare(parameters, state, floats, prepare);
    }

    /// <summary>Frees the memory; nothing may be running.</summary>
    public void Dispose()
    {
        _stamp = null;
        _buffer?.Dispose();
        _buffer = null;
    }

    float* Prepare(ParameterSet parameters, ParameterSet state, nint floats, delegate*<float*, float*, float*, void> prepare)
    {
        lock (_lock)
        {
            var now = new Stamp(parameters.Version, state.Version, Simd.Width);
            if (_stamp != now)
            {
                _buffer ??= new AlignedBuffer(floats);
                prepare(parameters.Pointer, state.Pointer, _buffer.Pointer);
                Volatile.Write(ref _stamp, now);
            }

            return _buffer!.Pointer;
        }
    }

    sealed record Stamp(int Parameters, int State, VectorWidth Width)
    {
        public bool Matches(int parameters, int state) =>
            Parameters == parameters && State == state && Width == Simd.Width;
    }
}
