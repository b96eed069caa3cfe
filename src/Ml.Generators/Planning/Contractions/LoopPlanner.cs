using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Contractions;

/// <summary>Chooses what shares a register where a contraction has no columns to tile.</summary>
internal static class LoopPlanner
{
    /// <returns>The axis, and how the right operand is packed along it if that helps.</returns>
    public static (ContractionAxis Lanes, PanelLayout? Panels) Plan(
        ContractionNest nest, int operands, bool isRightPrepared)
    {
        ContractionAxis lanes = nest.Free
            .OrderBy(a => Scattered(a.Left) + (isRightPrepared ? 0 : Scattered(a.Right)))
            .ThenBy(a => Scattered(a.Result) + (a.Result == Dim.Zero ? 1 : 0))
            .ThenBy(a => a.Size.IsConstant && a.Size.Value < 8 ? 1 : 0)
            .FirstOrDefault()
            ?? new ContractionAxis(
                "one", Dim.One, Dim.Zero, Dim.Zero, Dim.One, new(Enumerable.Repeat(Dim.Zero, operands)));
        bool pack = isRightPrepared && lanes.Right != Dim.Zero && nest.Reduced.Count > 0;
        return (lanes, pack
            ? new PanelLayout([.. nest.Free.Where(a => a != lanes && a.Right != Dim.Zero)], lanes, nest.Reduced, 1, 1)
            : null);
    }

    private static int Scattered(Dim stride) => stride == Dim.Zero || stride == Dim.One ? 0 : 1;
}
