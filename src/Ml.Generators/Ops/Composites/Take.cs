namespace Ml.Generators.Ops.Composites;

/// <summary>Slices by number.</summary>
public sealed class Take : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Take", Forms.Function,
        "Picks whole slices along an axis, by number.",
        "y[.., i, ..] = x[.., ids[i], ..]", "[.., n, ..] and int [k] to [.., k, ..]")
    {
        ResultElement = "same",
        Operands =
        [
            new Operand("x", "The input.", "any"),
            new Operand("ids", "Numbers of the slices, from 0.", "int"),
        ],
        Arguments = [Argument.Axis(0, "The axis along which slices are picked.")],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand(0), ids = layer.OperandOfRank("int [k]", 1, 1, operand: 1);
        int axis = x.Axis(layer.Int("axis"));
        return x.SwapAxes(0, axis).Gather(ids).SwapAxes(0, axis);
    }
}
