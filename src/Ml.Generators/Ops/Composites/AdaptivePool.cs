using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Pooling to a given size, whatever the input's: windows of nearly equal length, axis by axis.</summary>
public abstract class AdaptivePool(int rank, string sizes, bool isMax) : SingleComposite
{
    public override Signature Signature { get; } = new(
        $"Adaptive{(isMax ? "Max" : "Average")}Pool{rank}D", Forms.Layer | Forms.Function,
        $"{(isMax ? "The largest element" : "The mean")} of each of a given number of cells.",
        "cell i of n elements and m cells covers elements floor(i * n / m) up to, not including, ceil((i + 1) * n / m)",
        $"[batch, channels, {sizes}] to [batch, channels, cells..]")
    {
        Arguments = [Argument.Ints("cells", null, "Number of cells: one for all spatial axes, or one each.", min: 1)],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.OperandOfRank($"[batch, channels, {sizes}]", rank + 2, rank + 2);
        int[] cells = layer.Ints("cells", rank);
        for (int i = 0; i < rank; i++)
            x = Cells(layer, x, i + 2, cells[i]);
        return x;
    }

    private Expr Cells(LayerContext layer, Expr x, int axis, int cells)
    {
        int size = layer.Static(x.Shape[axis]);
        Expr[] parts = Enumerable.Range(0, cells).Select(i =>
        {
            int start = i * size / cells, end = (((i + 1) * size) + cells - 1) / cells;
            Expr cell = x.Slice(axis, start, end - start);
            return isMax ? cell.Max([axis], keep: true) : cell.Mean(axis, keep: true);
        }).ToArray();
        return parts.Length == 1 ? parts[0] : parts[0].Concatenate(axis, parts.Skip(1).ToArray());
    }
}
