using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Contractions;

/// <summary>
/// The right operand in panels: [outer axes][panels of columns][steps of the reduction][columns of a panel], columns
/// rounded up with zeros. A panel is as wide as the tiles of the running register width.
/// </summary>
/// <param name="Outer">Axes along which the operand varies and that are not tiled.</param>
/// <param name="Reduced">In the order of summation.</param>
/// <param name="WideVectors">Registers in a panel of 512-bit vectors.</param>
/// <param name="NarrowVectors">Registers in a panel of narrower vectors.</param>
public sealed record PanelLayout(
    IReadOnlyList<ContractionAxis> Outer, ContractionAxis Columns, IReadOnlyList<ContractionAxis> Reduced,
    int WideVectors,
    int NarrowVectors)
{
    public Dim Steps => Dim.Product(Reduced.Select(a => a.Size));

    /// <summary>Columns with the last panel filled up, for every width.</summary>
    public Dim PaddedColumns => (Columns.Size + (RegisterFile.WidestPanel - 1))
        .FloorDivide(RegisterFile.WidestPanel) * RegisterFile.WidestPanel;

    /// <summary>Elements of one index of the outer axes.</summary>
    public Dim MatrixSize => PaddedColumns * Steps;

    public Dim Size => MatrixSize * Dim.Product(Outer.Select(a => a.Size));

    /// <summary>The outer axes with the strides of the panels in place of the right operand's own.</summary>
    public ContractionAxis[] PackedOuter()
    {
        var axes = new ContractionAxis[Outer.Count];
        Dim stride = MatrixSize;
        for (int i = Outer.Count - 1; i >= 0; i--)
        {
            axes[i] = Outer[i] with { Right = stride };
            stride *= Outer[i].Size;
        }

        return axes;
    }
}
