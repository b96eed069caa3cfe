namespace Ml.Generators.Ops.Composites;

/// <summary>Max of each channel.</summary>
public sealed class GlobalMaxPool1D : SingleComposite
{
    public override Signature Signature { get; } = new(
        "GlobalMaxPool1D", Forms.Layer | Forms.Function,
        "Takes the largest element of each channel.", "y[b, c] = max over p of x[b, c, p]",
        "[batch, channels, length] to [batch, channels], or with sizes of 1 when kept")
    {
        Arguments = [Argument.Flag("keep", false, "Whether the reduced axes stay, with size 1.")],
    };

    protected override Expr Apply(LayerContext layer) => layer
        .OperandOfRank("[batch, channels, length]", 3, 3)
        .Max([2], layer.Flag("keep"));
}
