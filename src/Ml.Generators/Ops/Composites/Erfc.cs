namespace Ml.Generators.Ops.Composites;

/// <summary>Complementary error function.</summary>
public sealed class Erfc : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Erfc", Forms.Function,
        "What the error function lacks to 1.", "1 - erf(x)", "any shape, kept");

    protected override Expr Apply(LayerContext layer) => 1 - layer.Operand().Erf();
}
