using Ml.Numerics;

namespace Ml.Kernels;

/// <summary>
/// A register tile: its rows times its registers of columns are sums that stay in registers over the whole reduction.
/// The tiles (Tile12x2 and so on) are written by the compiler when this assembly is built; contractions choose among them.
/// </summary>
public interface ITile
{
    /// <summary>Rows of the left operand.</summary>
    static abstract int Rows { get; }

    /// <summary>Registers of columns of the right operand.</summary>
    static abstract int Vectors { get; }

    /// <summary>Sums the products of some steps and, with all of them summed, finishes the results.</summary>
    /// <param name="sweep">The contraction, the row, the steps.</param>
    /// <param name="left">The first row's element of the first step.</param>
    /// <param name="right">The first column's element of the first step.</param>
    /// <param name="column">The first column.</param>
    /// <param name="sums">[rows][columns]: where sums go that are not finished here.</param>
    /// <param name="finishes">Whether the results are finished from the registers.</param>
    /// <typeparam name="V">The registers.</typeparam>
    /// <typeparam name="T">The contraction.</typeparam>
    static abstract unsafe void Sum<V, T>(
        in TileSweep<V, T> sweep, float* left, float* right, nint column, float* sums, bool finishes)
        where V : unmanaged, IVector<V>
        where T : unmanaged, IContraction<T>;
}
