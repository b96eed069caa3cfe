namespace Ml.Generators.Ops.Composites;

/// <summary>Logistic function.</summary>
public sealed class Sigmoid : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Sigmoid", Forms.Layer | Forms.Function,
        "Squeezes to between 0 and 1.", "1 / (1 + exp(-x))", "any shape, kept");

    protected override Expr Apply(LayerContext layer) => layer.Operand().Sigmoid();
}
