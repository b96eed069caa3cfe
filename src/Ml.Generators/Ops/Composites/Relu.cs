namespace Ml.Generators.Ops.Composites;

/// <summary>Rectified linear unit.</summary>
public sealed class Relu : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Relu", Forms.Layer | Forms.Function,
        "Negative values become 0.", "max(x, 0), slope 0 at 0", "any shape, kept");

    protected override Expr Apply(LayerContext layer) => layer.Operand().Relu();
}
