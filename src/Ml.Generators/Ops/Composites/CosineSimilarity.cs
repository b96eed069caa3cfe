namespace Ml.Generators.Ops.Composites;

/// <summary>Angle between vectors.</summary>
public sealed class CosineSimilarity : SingleComposite
{
    public override Signature Signature { get; } = new(
        "CosineSimilarity", Forms.Function,
        "The cosine of the angle between vectors.",
        "sum(x * y) / (max(|x|, epsilon) * max(|y|, epsilon))", "[a, n] and [a, n] to [a]")
    {
        Operands =
        [
            new Operand("x", "One side."),
            new Operand("y", "The other, of the same shape."),
        ],
        Arguments =
        [
            Argument.Axis(1, "The axis along which vectors lie."),
            Argument.Float("epsilon", 1e-8, "Least length that is divided by.", min: 0),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand(0);
        return Of(x, layer.Operand(1), x.Axis(layer.Int("axis")), layer.Float("epsilon"));
    }

    internal static Expr Of(Expr x, Expr y, int axis, double epsilon)
    {
        Expr Length(Expr v) => Norm.Of(v, [axis], 2, keep: false).Maximum(epsilon);
        return (x * y).Sum(axis) / (Length(x) * Length(y));
    }
}
