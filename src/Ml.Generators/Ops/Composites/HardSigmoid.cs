namespace Ml.Generators.Ops.Composites;

/// <summary>Piecewise linear sigmoid.</summary>
public sealed class HardSigmoid : SingleComposite
{
    public override Signature Signature { get; } = new(
        "HardSigmoid", Forms.Layer | Forms.Function,
        "A sigmoid of three straight lines.", "min(max(x / 6 + 1 / 2, 0), 1)", "any shape, kept");

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        return (x <= -3).Select(x.Number(0), (x >= 3).Select(x.Number(1), (x * (1 / 6.0)) + 0.5));
    }
}
