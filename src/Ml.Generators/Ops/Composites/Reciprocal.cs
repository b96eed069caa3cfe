namespace Ml.Generators.Ops.Composites;

/// <summary>Reciprocal.</summary>
public sealed class Reciprocal : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Reciprocal", Forms.Function,
        "One over each element.", "1 / x", "any shape, kept");

    protected override Expr Apply(LayerContext layer) => 1 / layer.Operand();
}
