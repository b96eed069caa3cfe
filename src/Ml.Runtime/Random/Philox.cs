using System.Runtime.CompilerServices;
using Ml.Numerics;

namespace Ml.Random;

/// <summary>
/// Philox4x32-10 (J. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011): every element is a pure
/// function of (seed, step, stream, index), so fills can be cut, repeated and spread over threads freely.
/// </summary>
/// <remarks>
/// The key is the seed; the counter is (index / 4, stream, low and high half of step). Sixteen neighbouring counters make
/// 64 elements: element e takes word (e / 16) % 4 of counter 16 * (e / 64) + e % 16, which lets every vector width write
/// whole registers and still gives the same bits.
/// </remarks>
public static unsafe class Philox
{
    const int BlockLength = 64, CountersPerBlock = 16;

    /// <summary>The longest fill: 2^34 elements, as many as counters of 32 bits give.</summary>
    public const long MaxElements = 1L << 34;

    /// <summary>Uniform numbers in [0, 1), multiples of 2^-24.</summary>
    /// <param name="destination">At least <paramref name="count"/> floats.</param>
    /// <param name="count">Number of elements.</param>
    /// <param name="seed">The user's seed.</param>
    /// <param name="step">The training step.</param>
    /// <param name="stream">Which of the model's random places this is.</param>
    /// <param name="firstElement">Index of destination[0] in the sequence: parts of a fill are filled apart with it.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is negative or reaches <see cref="MaxElements"/>.</exception>
    public static void FillUniform(
        float* destination, long count, ulong seed, ulong step, uint stream, long firstElement = 0) =>
        Dispatch<Uniform>(destination, count, seed, step, stream, firstElement);

    /// <summary>
    /// Normal numbers of mean 0 and deviation 1 (Box and Muller), |z| &lt;= 6.67. Parameters as for <see cref="FillUniform"/>.
    /// </summary>
    /// <inheritdoc cref="FillUniform"/>
    public static void FillNormal(
        float* destination, long count, ulong seed, ulong step, uint stream, long firstElement = 0) =>
        Dispatch<Normal>(destination, count, seed, step, stream, firstElement);

    static void Dispatch<T>(float* destination, long count, ulong seed, ulong step, uint stream, long firstElement)
        where T : IPhiloxOutput
    {
        switch (Simd.Width)
        {
            case VectorWidth.V512: Fill<Simd512, T>(destination, count, seed, step, stream, firstElement); break;
            case VectorWidth.V256: Fill<Simd256, T>(destination, count, seed, step, stream, firstElement); break;
            case VectorWidth.V128: Fill<Simd128, T>(destination, count, seed, step, stream, firstElement); break;
            default: Fill<Scalar, T>(destination, count, seed, step, stream, firstElement); break;
        }
    }

    internal static void Fill<V, T>(float* destination, long count, ulong seed, ulong step, uint stream, long first)
        where V : unmanaged, IVector<V>
        where T : IPhiloxOutput
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxElements - Math.Min(first, MaxElements), nameof(count));

        float* whole = stackalloc float[BlockLength];
        long end = first + count;
        for (long at = first; at < end;)
        {
            long block = at / BlockLength;
            int skip = (int)(at % BlockLength);
            int take = (int)Math.Min(BlockLength - skip, end - at);
            // Only the first and the last block may be wanted in part.
            float* target = take == BlockLength ? destination : whole;
            Block<V, T>(target, (uint)(block * CountersPerBlock), seed, step, stream);
            if (take != BlockLength)
                new ReadOnlySpan<float>(whole + skip, take).CopyTo(new Span<float>(destination, take));
            destination += take;
            at += take;
        }
    }

    static void Block<V, T>(float* target, uint counter, ulong seed, ulong step, uint stream)
        where V : unmanaged, IVector<V>
        where T : IPhiloxOutput
    {
        V lanes = V.RampInt32;
        for (int lane = 0; lane < CountersPerBlock; lane += V.Count)
        {
            V a = V.AddInt32(V.CreateInt32((int)counter + lane), lanes);
            V b = V.CreateInt32((int)stream);
            V c = V.CreateInt32((int)step), d = V.CreateInt32((int)(step >> 32));
            Rounds(ref a, ref b, ref c, ref d, (uint)seed, (uint)(seed >> 32));
            T.Convert(ref a, ref b, ref c, ref d);
            V.Store(a, target + lane);
            V.Store(b, target + lane + 16);
            V.Store(c, target + lane + 32);
            V.Store(d, target + lane + 48);
        }
    }

    /// <summary>The ten rounds, on one counter (a, b, c, d) per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Rounds<V>(ref V a, ref V b, ref V c, ref V d, uint key0, uint key1)
        where V : unmanaged, IVector<V>
    {
        V m0 = V.CreateInt32(unchecked((int)0xD2511F53)), m1 = V.CreateInt32(unchecked((int)0xCD9E8D57));
        for (int round = 0; round < 10; round++)
        {
            V high0 = V.MultiplyHighUInt32(m0, a), low0 = V.MultiplyInt32(m0, a);
            V high1 = V.MultiplyHighUInt32(m1, c), low1 = V.MultiplyInt32(m1, c);
            (a, b, c, d) = (
                V.Xor(V.Xor(high1, b), V.CreateInt32((int)key0)), low1,
                V.Xor(V.Xor(high0, d), V.CreateInt32((int)key1)), low0);
            // Weyl sequences of the golden ratio and of sqrt(3) - 1.
            key0 += 0x9E3779B9;
            key1 += 0xBB67AE85;
        }
    }
}
