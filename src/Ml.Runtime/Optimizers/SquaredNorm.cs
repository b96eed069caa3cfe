using Ml.Contracts;
using Ml.Numerics;
using Ml.Threading;

namespace Ml.Optimizers;

/// <summary>
/// The sum of squares of a flat array: single precision within a fixed block, double precision over the blocks in
/// order, so the sum does not depend on the number of threads.
/// </summary>
unsafe struct SquaredNorm
{
    const int Grain = 32;

    float* _values;
    long _length;
    double* _partial;

    /// <param name="set">What is measured.</param>
    /// <param name="partial">Room for one partial sum a block.</param>
    public static double Measure(ParameterSet set, double[] partial)
    {
        var keeper = set.Keep(out var values);
        var sum = Measure(values, set.Length, partial);
        GC.KeepAlive(keeper);
        return sum;
    }

    static double Measure(float* values, long length, double[] partial)
    {
        fixed (double* partials = partial)
        {
            var arguments = new SquaredNorm { _values = values, _length = length, _partial = partials };
            delegate*<nint*, int, int, void> kernel = Simd.Width switch
            {
                VectorWidth.V512 => &Kernel<Simd512>,
                VectorWidth.V256 => &Kernel<Simd256>,
                VectorWidth.V128 => &Kernel<Simd128>,
                _ => &Kernel<Scalar>,
            };
            var blocks = Blocks.Of(length);
            if (blocks > 0)
                Team.Run(kernel, (nint*)&arguments, blocks, Grain);
            var sum = 0.0;
            for (var i = 0; i < blocks; i++)
                sum += partials[i];
            return sum;
        }
    }

    static void Kernel<V>(nint* args, int begin, int end) where V : unmanaged, IVector<V>
    {
        var norm = (SquaredNorm*)args;
        for (var block = begin; block < end; block++)
        {
            var p = norm->_values + (long)block * Blocks.Size;
            var n = (int)Math.Min(Blocks.Size, norm->_length - (long)block * Blocks.Size);

            // Four chains hide the latency of the fused multiply-add.
            var (s0, s1, s2, s3) = (V.Zero, V.Zero, V.Zero, V.Zero);
            var i = 0;
            for (; i <= n - 4 * V.Count; i += 4 * V.Count)
            {
                var (x0, x1) = (V.Load(p + i), V.Load(p + i + V.Count));
                var (x2, x3) = (V.Load(p + i + 2 * V.Count), V.Load(p + i + 3 * V.Count));
                (s0, s1) = (V.Fma(x0, x0, s0), V.Fma(x1, x1, s1));
                (s2, s3) = (V.Fma(x2, x2, s2), V.Fma(x3, x3, s3));
            }

            for (; i < n; i += V.Count)
            {
                var x = V.LoadPartial(p + i, Math.Min(V.Count, n - i));
                s0 = V.Fma(x, x, s0);
            }

            norm->_partial[block] = V.Sum((s0 + s1) + (s2 + s3));
        }
    }
}
