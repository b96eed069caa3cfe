namespace Ml.Generators.Ops.Composites;

/// <summary>Removal of small values.</summary>
public sealed class HardShrink : SingleComposite
{
    public override Signature Signature { get; } = new(
        "HardShrink", Forms.Layer | Forms.Function,
        "Values near 0 become 0.", "x if |x| > lambda, else 0", "any shape, kept")
    {
        Arguments = [Argument.Float("lambda", 0.5, "How near.", min: 0)],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        return (x.Abs() <= layer.Float("lambda")).Select(x.Number(0), x);
    }
}
