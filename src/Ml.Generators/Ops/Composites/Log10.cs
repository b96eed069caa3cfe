namespace Ml.Generators.Ops.Composites;

/// <summary>Decimal logarithm.</summary>
public sealed class Log10 : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Log10", Forms.Function,
        "The logarithm to base 10.", "log(x) / log(10)", "any shape, kept");

    protected override Expr Apply(LayerContext layer) => layer.Operand().Log() * (1 / Math.Log(10));
}
