namespace Ml.Generators.Ops.Composites;

/// <summary>Max of each channel.</summary>
public sealed class GlobalMaxPool2D : SingleComposite
{
    public override Signature Signature { get; } = new(
        "GlobalMaxPool2D", Forms.Layer | Forms.Function,
        "Takes the largest element of each channel.", "y[b, c] = max over p of x[b, c, p]",
        "[batch, channels, height, width] to [batch, channels], or with sizes of 1 when kept")
    {
        Arguments = [Argument.Flag("keep", false, "Whether the reduced axes stay, with size 1.")],
    };

    protected override Expr Apply(LayerContext layer) => layer
        .OperandOfRank("[batch, channels, height, width]", 4, 4)
        .Max([2, 3], layer.Flag("keep"));
}
