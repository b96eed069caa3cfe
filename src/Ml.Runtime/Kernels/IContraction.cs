using Ml.Numerics;

namespace Ml.Kernels;

/// <summary>
/// A sum of products in register tiles: a matrix product, a convolution, a gradient of either. The compiler emits one
/// struct for each, which says where its operands lie and what becomes of a sum; <see cref="Contraction"/> and the tiles
/// are the loops. Distances are constants to the JIT, so that tiles compile to loads, broadcasts and multiply-adds alone.
/// </summary>
/// <typeparam name="T">The implementing struct: pointers to the operands, and the sizes that are known only at run time.</typeparam>
public unsafe interface IContraction<T> where T : unmanaged, IContraction<T>
{
    /// <summary>Goes to an item: its index of every outer axis, its block of rows and columns.</summary>
    /// <param name="args">The pointers and sizes of the launch.</param>
    /// <param name="item">Which item.</param>
    /// <param name="block">The rows and columns that the item computes.</param>
    void Item(nint* args, nint item, out TileBlock block);

    /// <summary>Cuts a block's rows into tiles: calls <see cref="TileSweep{V,T}.Rows"/> for each height.</summary>
    /// <typeparam name="V">The registers.</typeparam>
    static abstract void Rows<V>(ref TileSweep<V, T> sweep) where V : unmanaged, IVector<V>;

    /// <summary>Where a row's element of a step of the outermost axis lies.</summary>
    float* Left(nint row, nint first);

    /// <summary>Where a column's element of a step of the outermost axis lies.</summary>
    /// <param name="column">The column.</param>
    /// <param name="first">The step.</param>
    /// <param name="width">Columns of a panel.</param>
    float* Right(nint column, nint first, nint width);

    /// <summary>Distance of a tile's row of the left operand from its first row.</summary>
    nint LeftRow(int row);

    /// <summary>Trips of a loop over the steps: 0 is the innermost, 1 the one around it, 2 the outermost.</summary>
    nint Steps(int loop);

    /// <summary>Distance of a step of the left operand from the step before it in the same loop, 0 or 1.</summary>
    nint LeftStep(int loop);

    /// <summary>Stores results: what the contraction does to sums of a row and neighbouring columns.</summary>
    /// <param name="sum">The sums.</param>
    /// <param name="lanes">Which lanes are columns.</param>
    /// <param name="row">The tile's first row.</param>
    /// <param name="column">The tile's first column.</param>
    /// <param name="y">The row in the tile.</param>
    /// <param name="x">The first of the columns in the tile.</param>
    /// <typeparam name="V">The registers.</typeparam>
    /// <typeparam name="L">All lanes, or the first.</typeparam>
    void Finish<V, L>(V sum, L lanes, nint row, nint column, nint y, nint x)
        where V : unmanaged, IVector<V>
        where L : struct, ILanes<V>;

    /// <summary>Whether full tiles finish results from the registers; otherwise sums go to memory first.</summary>
    static abstract bool IsInline { get; }

    /// <summary>Rows in one index of the axis that tiles cut.</summary>
    static virtual int InnerRows => 1;

    /// <summary>Distance of an index of the outermost loop from its first index.</summary>
    static virtual nint OuterLeft(in T at, nint index) => 0;

    /// <summary>
    /// Whether one row's element is another row's some steps later, as in windows that slide by one element. Straight-line
    /// code over such steps would keep every broadcast for the later step, and sums would spill.
    /// </summary>
    static virtual bool Slides => false;

    /// <summary>Whether neighbouring columns of the right operand are read where they lie, not from panels.</summary>
    static virtual bool RightInPlace => false;

    /// <summary>Distance of a step of a right operand in place from the step before it in the same loop, 0 or 1.</summary>
    static virtual nint RightStep(in T at, int loop) => 0;

    /// <summary>The same for the outermost loop, from its first index.</summary>
    static virtual nint OuterRight(in T at, nint index) => 0;

    /// <summary>
    /// Indices of the outermost axis that are summed before sums go to memory, so that one chunk of both operands stays in
    /// the caches; 0 for all.
    /// </summary>
    static virtual int Chunk => 0;

    /// <summary>Indices of the outermost axis, which chunks cut.</summary>
    static virtual nint ChunkedSize(in T at) => 0;

    /// <summary>The loops over so many indices of the outermost axis.</summary>
    static virtual TileSteps ChunkSteps(in T at, nint count) => default;

    /// <summary>
    /// Floats of a block's sums while they wait for the next chunk; what rounding cut off of them (<see cref="LongSum"/>)
    /// lies as far behind.
    /// </summary>
    static virtual int BlockSums => 0;

    /// <summary>Those of one index of the rows' axis, with the last panel filled up.</summary>
    static virtual int RowSums => 0;

    /// <summary>How rows of the left operand are read.</summary>
    static virtual LeftRows LeftRows => LeftRows.InPlace;

    /// <summary>Floats that copied rows of one tile take.</summary>
    static virtual int PackedFloats => 0;

    /// <summary>Distance of rows of the left operand before they are copied.</summary>
    static virtual nint SourceRow(in T at) => 0;

    /// <summary>Distance of steps of the left operand before they are copied.</summary>
    static virtual nint SourceStep(in T at) => 0;
}
