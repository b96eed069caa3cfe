namespace Ml.Generators.Ops.Composites;

/// <summary>Order of pairs.</summary>
public sealed class MarginRanking : SingleComposite
{
    public override Signature Signature { get; } = new(
        "MarginRanking", Forms.Function,
        "The first of a pair is to be larger where the target is 1, smaller where it is -1.",
        "max(0, margin - target * (x - y))", "three times [batch] to a scalar")
    {
        Operands =
        [
            new Operand("x", "One side."),
            new Operand("y", "The other, of the same shape."),
            new Operand("target", "1 or -1."),
        ],
        Arguments = [Argument.Float("margin", 0, "The margin wanted."), Argument.Reduction],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Loss.RequireSameShape(layer, layer.Operand(0), layer.Operand(1));
        Loss.RequireSameShape(layer, layer.Operand(0), layer.Operand(2), operand: 2);
        Expr difference = layer.Operand(0) - layer.Operand(1);
        return Loss.Reduce(layer, (layer.Float("margin") - (layer.Operand(2) * difference)).Relu());
    }
}
