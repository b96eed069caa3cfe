using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Contrast within a batch.</summary>
public sealed class InfoNce : SingleComposite
{
    public override Signature Signature { get; } = new(
        "InfoNce", Forms.Function,
        "Row i of one side belongs to row i of the other, and to no other row.",
        "cross entropy of cos(x[i], y[j]) / temperature, target i", "[batch, n] and [batch, n] to a scalar")
    {
        Operands =
        [
            new Operand("x", "One side."),
            new Operand("y", "The other, of the same shape."),
        ],
        Arguments =
        [
            Argument.Float("temperature", 0.07, "Divides the similarities.", min: 1e-6),
            Argument.Flag("symmetric", false, "Whether columns are contrasted as well."),
        ],
        Source = "van den Oord et al. 2018",
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr Unit(Expr v) => v / Norm.Of(v, [v.Axis(-1)], 2, keep: true).Maximum(1e-12);
        Expr scores = Unit(layer.Operand(0))
            .MatMul(Unit(layer.Operand(1)), transposeRight: true) * (1 / layer.Float("temperature"));
        Expr own = scores.RampAlong(0, ElementType.Int32).EqualTo(scores.RampAlong(1, ElementType.Int32));
        Expr Side(int axis) => -own.Select(LogSoftmax.Along(scores, axis), 0).Sum(axis).Mean();
        return layer.Flag("symmetric") ? (Side(1) + Side(0)) * 0.5 : Side(1);
    }
}
