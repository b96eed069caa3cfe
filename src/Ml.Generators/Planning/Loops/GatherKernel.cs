using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Loops;

/// <summary>Rows of a dense table [Rows, Width] chosen by dense ids [Count]: result [Count, Width].</summary>
/// <remarks>An id out of range throws, naming the id and its position.</remarks>
public sealed class GatherKernel(
    string recipe, Dim rows, Dim width, Dim count, ElementType element, Place table, Place ids, Place result) : Kernel
{
    public override string Recipe { get; } = recipe;

    public override string Summary => $"Rows of a table [{Rows}, {Width}] by {Count} ids.";

    public Dim Rows { get; } = rows;

    public Dim Width { get; } = width;

    public Dim Count { get; } = count;

    public override IReadOnlyList<KernelPointer> Pointers { get; } =
    [
        new("table", element, IsWritten: false, table),
        new("ids", ElementType.Int32, IsWritten: false, ids) { IsIndex = true },
        new("result", element, IsWritten: true, result),
    ];

    public override Dim Items => Count;

    public override Dim WorkPerItem => Width * 2;

    public override IEnumerable<Dim> Sizes => [Rows, Width, Count];
}
