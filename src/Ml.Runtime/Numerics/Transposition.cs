using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Ml.Numerics;

/// <summary>Copies matrices with rows and columns exchanged.</summary>
public static unsafe class Transposition
{
    // Columns of the source handled before the next rows: their lines of the target stay in the first-level cache.
    const int Block = 64;

    /// <summary>
    /// target[column * targetStride + row] = source[row * sourceStride + column] for all rows and columns. Touches nothing
    /// else; source and target must not overlap.
    /// </summary>
    /// <param name="source">First element of a matrix with contiguous rows.</param>
    /// <param name="sourceStride">Elements from one row of the source to the next.</param>
    /// <param name="target">First element of the transposed matrix.</param>
    /// <param name="targetStride">Elements from one row of the target to the next.</param>
    /// <param name="rows">Rows of the source, 0 or more.</param>
    /// <param name="columns">Columns of the source, 0 or more.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(float* source, nint sourceStride, float* target, nint targetStride, nint rows, nint columns)
    {
        nint evenRows = Sse.IsSupported || AdvSimd.Arm64.IsSupported ? rows & ~(nint)3 : 0, evenColumns = columns & ~(nint)3;
        for (nint first = 0; first < evenColumns; first += Block)
        {
            nint last = Math.Min(first + Block, evenColumns);
            for (nint row = 0; row < evenRows; row += 4)
            {
                float* from = source + (row * sourceStride) + first, to = target + (first * targetStride) + row;
                for (nint column = first; column < last; column += 4, from += 4, to += 4 * targetStride)
                    Square(from, sourceStride, to, targetStride);
            }
        }

        for (nint row = 0; row < rows; row++)
        {
            for (nint column = row < evenRows ? evenColumns : 0; column < columns; column++)
                target[(column * targetStride) + row] = source[(row * sourceStride) + column];
        }
    }

    /// <summary>Four rows of four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Square(float* source, nint sourceStride, float* target, nint targetStride)
    {
        Vector128<float> a = Vector128.Load(source), b = Vector128.Load(source + sourceStride);
        Vector128<float> c = Vector128.Load(source + (2 * sourceStride)), d = Vector128.Load(source + (3 * sourceStride));
        if (Sse.IsSupported)
        {
            Vector128<float> ab = Sse.UnpackLow(a, b), cd = Sse.UnpackLow(c, d), ab2 = Sse.UnpackHigh(a, b), cd2 = Sse.UnpackHigh(c, d);
            Sse.MoveLowToHigh(ab, cd).Store(target);
            Sse.MoveHighToLow(cd, ab).Store(target + targetStride);
            Sse.MoveLowToHigh(ab2, cd2).Store(target + (2 * targetStride));
            Sse.MoveHighToLow(cd2, ab2).Store(target + (3 * targetStride));
        }
        else
        {
            Vector128<float> ac = AdvSimd.Arm64.ZipLow(a, c), bd = AdvSimd.Arm64.ZipLow(b, d);
            Vector128<float> ac2 = AdvSimd.Arm64.ZipHigh(a, c), bd2 = AdvSimd.Arm64.ZipHigh(b, d);
            AdvSimd.Arm64.ZipLow(ac, bd).Store(target);
            AdvSimd.Arm64.ZipHigh(ac, bd).Store(target + targetStride);
            AdvSimd.Arm64.ZipLow(ac2, bd2).Store(target + (2 * targetStride));
            AdvSimd.Arm64.ZipHigh(ac2, bd2).Store(target + (3 * targetStride));
        }
    }
}
