namespace Ml.Generators.Ops.Composites;

/// <summary>Binary logarithm.</summary>
public sealed class Log2 : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Log2", Forms.Function,
        "The logarithm to base 2.", "log(x) / log(2)", "any shape, kept");

    protected override Expr Apply(LayerContext layer) => layer.Operand().Log() * (1 / Math.Log(2));
}
