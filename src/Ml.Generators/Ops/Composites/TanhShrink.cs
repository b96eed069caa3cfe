namespace Ml.Generators.Ops.Composites;

/// <summary>What tanh takes away.</summary>
public sealed class TanhShrink : SingleComposite
{
    public override Signature Signature { get; } = new(
        "TanhShrink", Forms.Layer | Forms.Function,
        "The input less its tanh.", "x - tanh(x)", "any shape, kept");

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        return x - x.Tanh();
    }
}
