namespace Ml.Generators.Ops.Composites;

/// <summary>Self-regularised gate.</summary>
public sealed class Mish : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Mish", Forms.Layer | Forms.Function,
        "The input times the tanh of its softplus.", "x * tanh(log(1 + exp(x)))", "any shape, kept")
    {
        Source = "Misra 2019",
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        return x.FromLowest() * Softplus.Of(x).Tanh();
    }
}
