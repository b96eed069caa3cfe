namespace Ml.Generators.Ops.Composites;

/// <summary>Distance of vectors.</summary>
public sealed class PairwiseDistance : SingleComposite
{
    public override Signature Signature { get; } = new(
        "PairwiseDistance", Forms.Function,
        "The length of the difference of vectors along the last axis.",
        "norm(x - y + epsilon)", "[.., n] and [.., n] to [..]")
    {
        Operands =
        [
            new Operand("x", "One side."),
            new Operand("y", "The other, of the same shape."),
        ],
        Arguments =
        [
            Argument.Float("p", 2, "Which norm.", min: 0),
            Argument.Float("epsilon", 1e-6, "Added to every difference."),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        return Of(layer.Operand(0), layer.Operand(1), layer.Float("p"), layer.Float("epsilon"));
    }

    internal static Expr Of(Expr x, Expr y, double p, double epsilon = 1e-6)
    {
        Expr difference = x - y + epsilon;
        return Norm.Of(difference, [difference.Rank - 1], p, keep: false);
    }
}
