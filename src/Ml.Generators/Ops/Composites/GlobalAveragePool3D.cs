namespace Ml.Generators.Ops.Composites;

/// <summary>Mean of each channel.</summary>
public sealed class GlobalAveragePool3D : SingleComposite
{
    public override Signature Signature { get; } = new(
        "GlobalAveragePool3D", Forms.Layer | Forms.Function,
        "Averages each channel.", "y[b, c] = mean over p of x[b, c, p]",
        "[batch, channels, depth, height, width] to [batch, channels], or with sizes of 1 when kept")
    {
        Arguments = [Argument.Flag("keep", false, "Whether the reduced axes stay, with size 1.")],
    };

    protected override Expr Apply(LayerContext layer) => layer
        .OperandOfRank("[batch, channels, depth, height, width]", 5, 5)
        .Mean([2, 3, 4], layer.Flag("keep"));
}
