namespace Ml.Generators.Ops.Composites;

/// <summary>Rectifier cut off at 6.</summary>
public sealed class Relu6 : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Relu6", Forms.Layer | Forms.Function,
        "Negative values become 0, large ones 6.", "min(max(x, 0), 6), slope 0 at both limits", "any shape, kept");

    protected override Expr Apply(LayerContext layer) => HardTanh.Clip(layer.Operand(), 0, 6);
}
