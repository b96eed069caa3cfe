using System.Runtime.CompilerServices;
using Ml.Numerics;

namespace Ml.Kernels;

/// <summary>The loop over the items of a contraction.</summary>
public static unsafe class Contraction
{
    // The largest tile's: 12 rows of 2 registers of 16.
    const int TileSums = 12 * 2 * 16;

    /// <summary>Computes items <paramref name="begin"/> to <paramref name="end"/>.</summary>
    /// <param name="args">The pointers and sizes of the launch.</param>
    /// <param name="begin">The first item.</param>
    /// <param name="end">Behind the last item.</param>
    /// <typeparam name="V">The registers.</typeparam>
    /// <typeparam name="T">The contraction.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    public static void Run<V, T>(nint* args, int begin, int end)
        where V : unmanaged, IVector<V>
        where T : unmanaged, IContraction<T>
    {
        float* sums = stackalloc float[TileSums];
        float* waiting = stackalloc float[2 * T.BlockSums];
        float* packed = stackalloc float[T.PackedFloats];
        var sweep = new TileSweep<V, T>(sums, waiting, packed);
        for (nint item = begin; item < end; item++)
        {
            sweep.Start(args, item);
            nint size = T.Chunk > 0 ? T.ChunkedSize(sweep.Contraction) : 0;
            if (size > T.Chunk)
            {
                for (nint first = 0; first < size; first += T.Chunk)
                {
                    sweep.StartChunk(first, Math.Min(T.Chunk, size - first));
                    T.Rows(ref sweep);
                }

                sweep.StartDelivery();
            }

            T.Rows(ref sweep);
        }
    }

    /// <summary>Distance of a step of the right operand from one some steps before it in the innermost loop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint RightSteps<V, T>(in T at, int steps, int vectors)
        where V : unmanaged, IVector<V>
        where T : unmanaged, IContraction<T> =>
        T.RightInPlace ? steps * T.RightStep(at, 0) : steps * vectors * V.Count;
}
