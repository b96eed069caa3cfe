namespace Ml.Generators.Planning.Contractions;

/// <summary>
/// How many registers a width has for sums. A tile of Rows x Vectors sums, Vectors of the right operand and one
/// broadcast of the left must fit, or sums spill to memory in the innermost loop.
/// </summary>
/// <param name="Rows">The tallest tile.</param>
/// <param name="EvenRows">The height of the tiles of long axes: divides <see cref="RowsPerItem"/>.</param>
/// <param name="Vectors">Registers of columns.</param>
/// <param name="Tails">Heights for what is left of an axis whose size is not known, ending in 1.</param>
internal sealed record RegisterFile(int Rows, int EvenRows, int Vectors, int[] Tails)
{
    /// <summary>Rows of an item on long axes, a multiple of the even height of every file.</summary>
    public const int RowsPerItem = 24;

    /// <summary>
    /// The same where a chunk of the right operand is read anew for every item: as many as sums fit the stack.
    /// </summary>
    public const int RowsPerLongItem = 96;

    /// <summary>Columns of the widest panel: what sizes in memory are rounded up to.</summary>
    public const int WidestPanel = 32;

    /// <summary>
    /// 512-bit vectors have 32 registers: 12 x 2 sums + 2 + 1. 14 x 2 would fit, but the .NET 9 compilers spill it.
    /// </summary>
    public static RegisterFile Wide { get; } = new(12, 12, 2, [4, 1]);

    /// <summary>256-bit and 128-bit vectors (and scalars) may have only 16: 6 x 2 sums + 2 + 1.</summary>
    public static RegisterFile Narrow { get; } = new(6, 6, 2, [3, 1]);
}
