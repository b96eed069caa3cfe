namespace Ml.Generators.Ops.Composites;

/// <summary>Rotation along an axis.</summary>
public sealed class Roll : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Roll", Forms.Function,
        "Moves elements along an axis; what leaves at one end enters at the other.",
        "y[i] = x[(i - shift) mod n]", "any shape, kept")
    {
        ResultElement = "same",
        Operands =
        [
            new Operand("x", "The input.", "any"),
        ],
        Arguments =
        [
            Argument.Int("shift", null, "How far; negative moves to the front."),
            Argument.Axis(-1, "The axis."),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        int axis = x.Axis(layer.Int("axis")), size = layer.Static(x.Shape[axis]);
        int cut = ((-layer.Int("shift") % size) + size) % size;
        return cut == 0 ? x : x.Slice(axis, cut, size - cut).Concatenate(axis, x.Slice(axis, 0, cut));
    }
}
