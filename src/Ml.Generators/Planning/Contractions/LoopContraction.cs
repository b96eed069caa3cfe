using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Contractions;

/// <summary>
/// A contraction as plain loops over registers of results: right for every choice of strides and sizes, fast only when
/// an axis is contiguous in all operands (the channels of a depthwise convolution). What has no columns to tile comes
/// here.
/// </summary>
/// <param name="panels">How the right operand is packed, lanes side by side, or null when it is read in place.</param>
public sealed class LoopContraction(
    string recipe, string summary, ContractionNest nest, ContractionData data, ContractionAxis lanes,
    PanelLayout? panels)
    : ContractionKernel(recipe, summary, nest, data)
{
    /// <summary>Rows that share each register of the right operand.</summary>
    public const int RowsTogether = 4;

    /// <summary>The axis whose neighbours share a register.</summary>
    public ContractionAxis Lanes { get; } = lanes;

    /// <summary>Whether the right operand lies in panels one register wide.</summary>
    public bool RightPanels { get; } = panels is not null;

    /// <summary>An axis along which the right operand does not vary, looped over inside an item, or null.</summary>
    public ContractionAxis? Rows { get; } = nest.Free.LastOrDefault(
        a => a != lanes && a.Right == Dim.Zero && a.Left != Dim.Zero);

    /// <summary>The other free axes: their product is the items. Right strides are those of the panels.</summary>
    public IReadOnlyList<ContractionAxis> Outer
    {
        get
        {
            ContractionAxis[] axes = [.. Nest.Free.Where(a => a != Lanes && a != Rows)];
            if (panels is not null)
            {
                foreach (ContractionAxis packed in panels.PackedOuter())
                {
                    int at = Array.FindIndex(axes, a => a.Name == packed.Name);
                    axes[at] = packed;
                }
            }

            return axes;
        }
    }

    public override Dim Items => Dim.Product(Outer.Select(a => a.Size));

    public override Dim WorkPerItem =>
        Lanes.Size * (Rows?.Size ?? Dim.One) * Dim.Product(Nest.Reduced.Select(a => a.Size)) * 2;

    public override IEnumerable<Dim> Sizes => base.Sizes.Concat(Outer.SelectMany(a => a.Dims)).Concat(Lanes.Dims);
}
