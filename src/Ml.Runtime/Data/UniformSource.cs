using Ml.Random;

namespace Ml.Data;

/// <summary>
/// Numbers of one counter-based sequence, one after another: equal (seed, step, stream) give equal numbers on any
/// machine.
/// </summary>
sealed unsafe class UniformSource
{
    readonly float[] _ahead = new float[256];
    ulong _seed, _step;
    uint _stream;
    long _filled;
    int _next;

    /// <summary>Goes to the start of a sequence.</summary>
    internal void Start(ulong seed, ulong step, uint stream)
    {
        (_seed, _step, _stream) = (seed, step, stream);
        _filled = 0;
        _next = _ahead.Length;
    }

    /// <summary>The next number in [0, 1), a multiple of 2^-24.</summary>
    internal float Next()
    {
        if (_next == _ahead.Length)
        {
            fixed (float* ahead = _ahead)
                Philox.FillUniform(ahead, _ahead.Length, _seed, _step, _stream, _filled);
            _filled += _ahead.Length;
            _next = 0;
        }

        return _ahead[_next++];
    }

    /// <summary>The next number in [low, high).</summary>
    internal float Next(float low, float high) => low + (high - low) * Next();

    /// <summary>
    /// Nearly normal, mean 0, deviation 1, never beyond 3.5: the sum of four uniforms. No library function, same bits
    /// anywhere.
    /// </summary>
    internal float NextBell() => (Next() + Next() + Next() + Next() - 2) * 1.7320508f;

    /// <summary>The next integer in [0, bound): two numbers give 48 bits, so the bias is below bound / 2^48.</summary>
    internal int NextIndex(int bound)
    {
        const float Scale = 1 << 24;
        var bits = ((ulong)(Next() * Scale) << 24) | (ulong)(Next() * Scale);
        return (int)((UInt128)bits * (uint)bound >> 48);
    }
}
