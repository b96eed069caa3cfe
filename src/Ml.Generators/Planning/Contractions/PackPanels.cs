using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Contractions;

/// <summary>Copies a right operand into panels.</summary>
public sealed class PackPanels(string recipe, PanelLayout layout, Place source, Buffer target) : Kernel
{
    public PanelLayout Layout { get; } = layout;

    public override string Recipe { get; } = recipe + "Pack";

    public override string Summary =>
        $"Panels of {Layout.Columns.Size} columns, each the {Layout.Steps} steps of the reduction one after the other.";

    public override IReadOnlyList<KernelPointer> Pointers { get; } =
    [
        new KernelPointer("source", ElementType.Float32, IsWritten: false, source),
        new KernelPointer("panels", ElementType.Float32, IsWritten: true, new Place.OfBuffer(target)),
    ];

    public override Dim Items =>
        Dim.Product(Layout.Outer.Select(a => a.Size)) * (Layout.PaddedColumns.FloorDivide(RegisterFile.WidestPanel));

    public override Dim WorkPerItem => Layout.Steps * RegisterFile.WidestPanel;

    public override IEnumerable<Dim> Sizes =>
        Layout.Outer.Concat(Layout.Reduced).Append(Layout.Columns).SelectMany(a => new[] { a.Size, a.Right })
            .Append(Layout.PaddedColumns);
}
