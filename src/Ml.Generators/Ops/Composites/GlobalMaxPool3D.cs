namespace Ml.Generators.Ops.Composites;

/// <summary>Max of each channel.</summary>
public sealed class GlobalMaxPool3D : SingleComposite
{
    public override Signature Signature { get; } = new(
        "GlobalMaxPool3D", Forms.Layer | Forms.Function,
        "Takes the largest element of each channel.", "y[b, c] = max over p of x[b, c, p]",
        "[batch, channels, depth, height, width] to [batch, channels], or with sizes of 1 when kept")
    {
        Arguments = [Argument.Flag("keep", false, "Whether the reduced axes stay, with size 1.")],
    };

    protected override Expr Apply(LayerContext layer) => layer
        .OperandOfRank("[batch, channels, depth, height, width]", 5, 5)
        .Max([2, 3, 4], layer.Flag("keep"));
}
