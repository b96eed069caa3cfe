namespace Ml.Generators.Ops.Composites;

/// <summary>Shrinkage towards 0.</summary>
public sealed class SoftShrink : SingleComposite
{
    public override Signature Signature { get; } = new(
        "SoftShrink", Forms.Layer | Forms.Function,
        "Moves values towards 0, those near it to 0.",
        "x - lambda if x > lambda, x + lambda if x < -lambda, else 0",
        "any shape, kept")
    {
        Arguments = [Argument.Float("lambda", 0.5, "How far.", min: 0)],
    };

    protected override Expr Apply(LayerContext layer)
    {
        double lambda = layer.Float("lambda");
        Expr x = layer.Operand();
        return (x > lambda).Select(x - lambda, (x >= -lambda).Select(x.Number(0), x + lambda));
    }
}
