namespace Ml.Generators.Ops.Composites;

/// <summary>Hyperbolic tangent.</summary>
public sealed class Tanh : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Tanh", Forms.Layer | Forms.Function,
        "Squeezes to between -1 and 1.", "tanh(x)", "any shape, kept");

    protected override Expr Apply(LayerContext layer) => layer.Operand().Tanh();
}
