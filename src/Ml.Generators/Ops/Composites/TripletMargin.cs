namespace Ml.Generators.Ops.Composites;

/// <summary>Distances of triplets.</summary>
public sealed class TripletMargin : SingleComposite
{
    public override Signature Signature { get; } = new(
        "TripletMargin", Forms.Function,
        "An anchor is to be nearer to a positive than to a negative example, by a margin.",
        "max(0, d(anchor, positive) - d(anchor, negative) + margin)", "three times [batch, n] to a scalar")
    {
        Operands =
        [
            new Operand("anchor", "The anchors."),
            new Operand("positive", "Examples of the same kind."),
            new Operand("negative", "Examples of another kind."),
        ],
        Arguments =
        [
            Argument.Float("margin", 1, "The margin wanted."),
            Argument.Float("p", 2, "Which norm.", min: 0),
            Argument.Flag("swap", false, "Whether the nearer of anchor and positive counts for the negative."),
            Argument.Reduction,
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr anchor = layer.Operand(0), positive = layer.Operand(1), negative = layer.Operand(2);
        Loss.RequireSameShape(layer, anchor, positive);
        Loss.RequireSameShape(layer, anchor, negative, operand: 2);
        double p = layer.Float("p");
        Expr far = PairwiseDistance.Of(anchor, negative, p);
        if (layer.Flag("swap"))
            far = far.Minimum(PairwiseDistance.Of(positive, negative, p));
        return Loss.Reduce(layer, (PairwiseDistance.Of(anchor, positive, p) - far + layer.Float("margin")).Relu());
    }
}
