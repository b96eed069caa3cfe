using Ml.Generators.Graph;
using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Reversal.</summary>
public sealed class Flip : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Flip", Forms.Function,
        "Reverses the order of elements along axes.",
        "y[i] = x[n - 1 - i]", "any shape, kept")
    {
        ResultElement = "same",
        Operands =
        [
            new Operand("x", "The input.", "any"),
        ],
        Arguments = [Argument.Ints("axes", null, "The axes.", one: "axis")],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        foreach (int axis in layer.Ints("axes").Select(x.Axis))
        {
            Expr front = x.SwapAxes(0, axis);
            Dim size = front.Shape[0];
            Expr last = layer.Leaf(new SizeLeaf(size - 1, ElementType.Int32));
            x = front.Gather(last - x.Ramp(size, ElementType.Int32)).SwapAxes(0, axis);
        }

        return x;
    }
}
