namespace Ml.Generators.Ops.Composites;

/// <summary>Reciprocal square root.</summary>
public sealed class Rsqrt : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Rsqrt", Forms.Function,
        "One over the square root of each element.", "1 / sqrt(x)", "any shape, kept");

    protected override Expr Apply(LayerContext layer) => 1 / layer.Operand().Sqrt();
}
