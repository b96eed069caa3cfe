namespace Ml.Generators.Ops.Composites;

/// <summary>Softmax of the negated input.</summary>
public sealed class Softmin : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Softmin", Forms.Layer | Forms.Function,
        "Positive numbers that add up to 1 along an axis, largest where x is smallest.",
        "softmax(-x)",
        "any shape, kept")
    {
        Arguments = [Argument.Axis(-1, "The axis that adds up to 1.")],
    };

    protected override Expr Apply(LayerContext layer) => Softmax.Along(-layer.Operand(), layer.Int("axis"));
}
