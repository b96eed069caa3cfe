using Ml.Memory;
using Ml.Numerics;

namespace Ml.Contracts;

/// <summary>One piece of prepared memory: what it was made of, and how many runs are reading it.</summary>
sealed unsafe class PreparedMemory(nint floats) : IDisposable
{
    readonly AlignedBuffer _buffer = new(floats);
    int _holders;
    int _parameters, _state;
    VectorWidth _width;

    public float* Pointer => _buffer.Pointer;

    public bool IsHeld => Volatile.Read(ref _holders) > 0;

    public void Hold() => Interlocked.Increment(ref _holders);

    public void Release() => Interlocked.Decrement(ref _holders);

    /// <summary>Whether it was made of the sets as they are now, for the vectors of now.</summary>
    public bool IsOf(ParameterSet parameters, ParameterSet state) =>
        _parameters == parameters.Version && _state == state.Version && _width == Simd.Width;

    public void Fill(ParameterSet parameters, ParameterSet state, delegate*<float*, float*, float*, void> prepare)
    {
        // Versions first: a change while this runs makes it out of date, not wrongly up to date.
        (_parameters, _state, _width) = (parameters.Version, state.Version, Simd.Width);
        prepare(parameters.Pointer, state.Pointer, _buffer.Pointer);
    }

    public void Dispose() => _buffer.Dispose();
}
