namespace Ml.Generators.Ops.Composites;

/// <summary>Logarithm of the logistic function.</summary>
public sealed class LogSigmoid : SingleComposite
{
    public override Signature Signature { get; } = new(
        "LogSigmoid", Forms.Layer | Forms.Function,
        "The logarithm of the sigmoid, without underflow.", "-log(1 + exp(-x))", "any shape, kept");

    protected override Expr Apply(LayerContext layer) => -Softplus.Of(-layer.Operand());
}
