namespace Ml.Generators.Ops.Composites;

/// <summary>Angles of pairs.</summary>
public sealed class CosineEmbedding : SingleComposite
{
    public override Signature Signature { get; } = new(
        "CosineEmbedding", Forms.Function,
        "Pairs marked 1 are to point the same way, those marked -1 elsewhere.",
        "1 - cos where target = 1, max(0, cos - margin) where it is -1", "[batch, n] twice and [batch] to a scalar")
    {
        Operands =
        [
            new Operand("x", "One side."),
            new Operand("y", "The other, of the same shape."),
            new Operand("target", "1 or -1."),
        ],
        Arguments = [Argument.Float("margin", 0, "The cosine allowed for pairs marked -1."), Argument.Reduction],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Loss.RequireSameShape(layer, layer.Operand(0), layer.Operand(1));
        Expr cosine = CosineSimilarity.Of(layer.Operand(0), layer.Operand(1), 1, 1e-8), target = layer.Operand(2);
        Loss.RequireSameShape(layer, cosine, target, operand: 2);
        return Loss.Reduce(
            layer, target.EqualTo(target.Number(1)).Select(1 - cosine, (cosine - layer.Float("margin")).Relu()));
    }
}
