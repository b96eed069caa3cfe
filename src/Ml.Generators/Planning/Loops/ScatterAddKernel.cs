using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Loops;

/// <summary>
/// Dense rows [Count, Width] added into a dense table [Rows, Width] of zeros at dense ids [Count]. Rows that meet are
/// added in order: an item is a block of columns, so that no two items write the same element.
/// </summary>
/// <remarks>An id out of range throws, naming the id and its position.</remarks>
public sealed class ScatterAddKernel(
    string recipe, Dim rows, Dim width, Dim count, ElementType element, Place ids, Place added, Place result,
    Buffer? rests = null) : Kernel
{
    /// <summary>Columns of one item.</summary>
    public const int ColumnBlock = 64;

    public override string Recipe { get; } = recipe;

    public override string Summary => $"{Count} rows added into a table [{Rows}, {Width}] by id.";

    public Dim Rows { get; } = rows;

    public Dim Width { get; } = width;

    public Dim Count { get; } = count;

    public ElementType Element { get; } = element;

    public override IReadOnlyList<KernelPointer> Pointers { get; } =
    [
        new("ids", ElementType.Int32, IsWritten: false, ids) { IsIndex = true },
        new("input", element, IsWritten: false, added),
        new("result", element, IsWritten: true, result),
        .. rests is null ? Array.Empty<KernelPointer>()
            : [new("rests", element, IsWritten: true, new Place.OfBuffer(rests))],
    ];

    /// <summary>Whether what rounding cuts off of the sums is kept beside them, as many may go to one row.</summary>
    public bool KeepsRests { get; } = rests is not null;

    public override Dim Items => (Width + (ColumnBlock - 1)).FloorDivide(ColumnBlock);

    public override Dim WorkPerItem =>
        (Rows + (Count * (KeepsRests ? 8 : 2))) * (Width.IsConstant ? Math.Min(ColumnBlock, Width.Value) : ColumnBlock);

    public override IEnumerable<Dim> Sizes => [Rows, Width, Count];
}
