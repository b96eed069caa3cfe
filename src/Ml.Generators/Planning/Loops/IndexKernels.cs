using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Loops;

/// <summary>Rows of a dense table [Rows, Width] chosen by dense ids [Count]: result [Count, Width].</summary>
/// <remarks>An id out of range throws, naming the id and its position.</remarks>
public sealed class GatherKernel(string recipe, Dim rows, Dim width, Dim count, Place table, Place ids, Place result) : Kernel
{
    public override string Recipe { get; } = recipe;

    public override string Summary => $"Rows of a table [{Rows}, {Width}] by {Count} ids.";

    public Dim Rows { get; } = rows;

    public Dim Width { get; } = width;

    public Dim Count { get; } = count;

    public override IReadOnlyList<KernelPointer> Pointers { get; } =
    [
        new("table", ElementType.Float32, IsWritten: false, table),
        new("ids", ElementType.Int32, IsWritten: false, ids),
        new("result", ElementType.Float32, IsWritten: true, result),
    ];

    public override Dim Items => Count;

    public override Dim WorkPerItem => Width * 2;

    public override IEnumerable<Dim> Sizes => [Rows, Width, Count];
}

/// <summary>
/// Dense rows [Count, Width] added into a dense table [Rows, Width] of zeros at dense ids [Count]. Rows that meet are added
/// in order: an item is a block of columns, so that no two items write the same element.
/// </summary>
/// <remarks>An id out of range throws, naming the id and its position.</remarks>
public sealed class ScatterAddKernel(string recipe, Dim rows, Dim width, Dim count, Place ids, Place added, Place result) : Kernel
{
    /// <summary>Columns of one item.</summary>
    public const int ColumnBlock = 64;

    public override string Recipe { get; } = recipe;

    public override string Summary => $"{Count} rows added into a table [{Rows}, {Width}] by id.";

    public Dim Rows { get; } = rows;

    public Dim Width { get; } = width;

    public Dim Count { get; } = count;

    public override IReadOnlyList<KernelPointer> Pointers { get; } =
    [
        new("ids", ElementType.Int32, IsWritten: false, ids),
        new("input", ElementType.Float32, IsWritten: false, added),
        new("result", ElementType.Float32, IsWritten: true, result),
    ];

    public override Dim Items => (Width + (ColumnBlock - 1)).FloorDivide(ColumnBlock);

    public override Dim WorkPerItem => (Rows + (Count * 2)) * (Width.IsConstant ? Math.Min(ColumnBlock, Width.Value) : ColumnBlock);

    public override IEnumerable<Dim> Sizes => [Rows, Width, Count];
}

/// <summary>Uniform numbers in [0, 1) from the counter-based generator at (seed, step, stream), dense.</summary>
/// <remarks><c>randomState</c> points to two unsigned 64-bit numbers: seed and step.</remarks>
public sealed class RandomKernel(string recipe, Dim count, Dim stream, Place randomState, Place result) : Kernel
{
    /// <summary>Numbers of one item: whole blocks of the generator.</summary>
    public const int Block = 4096;

    public override string Recipe { get; } = recipe;

    public override string Summary => $"Uniform numbers of stream {Stream}.";

    public Dim Count { get; } = count;

    /// <summary>Which sequence; inside a loop it differs by repetition.</summary>
    public Dim Stream { get; } = stream;

    public override IReadOnlyList<KernelPointer> Pointers { get; } =
    [
        new("randomState", ElementType.Float32, IsWritten: false, randomState),
        new("result", ElementType.Float32, IsWritten: true, result),
    ];

    public override Dim Items => (Count + (Block - 1)).FloorDivide(Block);

    public override Dim WorkPerItem => (Count.IsConstant ? Math.Min(Block, Count.Value) : Block) * 4;

    public override IEnumerable<Dim> Sizes => [Count, Stream];
}
