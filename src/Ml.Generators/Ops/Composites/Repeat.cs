namespace Ml.Generators.Ops.Composites;

/// <summary>Repetition in place.</summary>
public sealed class Repeat : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Repeat", Forms.Function,
        "Repeats every slice along an axis, in place.",
        "y[i] = x[i / times]", "[.., n, ..] to [.., n * times, ..]")
    {
        ResultElement = "same",
        Operands =
        [
            new Operand("x", "The input.", "any"),
        ],
        Arguments = [Argument.Int("times", null, "How often.", min: 1), Argument.Axis(-1, "The axis.")],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        int axis = x.Axis(layer.Int("axis")), times = layer.Int("times");
        return x.Unsqueeze(axis + 1).BroadcastTo(x.Shape.Insert(axis + 1, times))
            .Reshape(x.Shape.With(axis, x.Shape[axis] * times));
    }
}
