using System.Runtime.CompilerServices;
using Ml.Numerics;

namespace Ml.Kernels;

/// <summary>Copies a tile's rows of the left operand to where reading them costs less.</summary>
static unsafe class LeftCopy
{
    /// <summary>Floats between the steps of rows that lie side by side: no tile has more rows.</summary>
    const int SideBySide = 16;

    /// <summary>As <see cref="IContraction{T}.LeftRows"/> says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Make<V, T>(in T at, float* left, float* packed, nint rows, nint steps)
        where V : unmanaged, IVector<V>
        where T : unmanaged, IContraction<T>
    {
        nint rowStride = T.SourceRow(at), stepStride = T.SourceStep(at);
        if (T.LeftRows == LeftRows.SideBySide)
        {
            for (nint step = 0; step < steps; step++)
            {
                float* from = left + (step * stepStride), to = packed + (step * SideBySide);
                for (nint row = 0; row < rows; row += V.Count)
                    V.Store(V.LoadPartial(from + row, (int)Math.Min(V.Count, rows - row)), to + row);
            }

            return;
        }

        nint distance = at.LeftRow(1), done = 0;
        if (stepStride == 1)
        {
            // Row by row the loads would wait for memory one after the other.
            for (; done + V.Count <= steps; done += V.Count)
            {
                for (nint row = 0; row < rows; row++)
                    V.Store(V.Load(left + (row * rowStride) + done), packed + (row * distance) + done);
            }
        }

        for (; done < steps; done++)
        {
            for (nint row = 0; row < rows; row++)
                packed[(row * distance) + done] = left[(row * rowStride) + (done * stepStride)];
        }
    }
}
