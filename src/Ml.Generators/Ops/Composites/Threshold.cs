namespace Ml.Generators.Ops.Composites;

/// <summary>Replacement of small values.</summary>
public sealed class Threshold : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Threshold", Forms.Layer | Forms.Function,
        "Values up to a threshold become a constant.", "x if x > threshold, else value", "any shape, kept")
    {
        Arguments =
        [
            Argument.Float("threshold", null, "The threshold."),
            Argument.Float("value", 0, "What the others become."),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        return (x <= layer.Float("threshold")).Select(x.Number(layer.Float("value")), x);
    }
}
