namespace Ml.Data;

/// <summary>
/// Numbers of one counter-based sequence, one after another: equal (seed, step, stream) give equal numbers on any
/// machine.
/// </summary>
sealed class UniformSource
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
            Fill();
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

    /// <summary>
    /// Philox 4x32-10 (Salmon, Moraes, Dror, Shaw 2011), element e = word e / 16 % 4 of counter 16 * (e / 64) + e % 16.
    /// </summary>
    void Fill()
    {
        for (var i = 0; i < _ahead.Length; i++)
        {
            var element = _filled + i;
            var counter = (ulong)(16 * (element / 64) + element % 16);
            var (a, b, c, d) = ((uint)counter, (uint)(counter >> 32) ^ _stream, (uint)_step, (uint)(_step >> 32));
            var (key0, key1) = ((uint)_seed, (uint)(_seed >> 32));
            for (var round = 0; round < 10; round++, key0 += 0x9E3779B9, key1 += 0xBB67AE85)
            {
                var (first, second) = (0xD2511F53UL * a, 0xCD9E8D57UL * c);
                (a, b) = ((uint)(second >> 32) ^ b ^ key0, (uint)second);
                (c, d) = ((uint)(first >> 32) ^ d ^ key1, (uint)first);
            }

            var word = (element / 16 % 4) switch { 0 => a, 1 => b, 2 => c, _ => d };
            _ahead[i] = (word >> 8) * (1f / (1 << 24));
        }
    }
}
