namespace Ml.Generators.Ops.Composites;

/// <summary>Mean of each channel.</summary>
public sealed class GlobalAveragePool2D : SingleComposite
{
    public override Signature Signature { get; } = new(
        "GlobalAveragePool2D", Forms.Layer | Forms.Function,
        "Averages each channel.", "y[b, c] = mean over p of x[b, c, p]",
        "[batch, channels, height, width] to [batch, channels], or with sizes of 1 when kept")
    {
        Arguments = [Argument.Flag("keep", false, "Whether the reduced axes stay, with size 1.")],
    };

    protected override Expr Apply(LayerContext layer) => layer
        .OperandOfRank("[batch, channels, height, width]", 4, 4)
        .Mean([2, 3], layer.Flag("keep"));
}
