using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Addition, and the place where branches of a residual connection meet.</summary>
public sealed class Add : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Add", Forms.Function, "The sum of the elements.", "x + y", "shapes broadcast")
    {
        Operands = [new Operand("x", "The left operand.", "any"), new Operand("y", "The right operand.", "any")],
        ResultElement = "same",
        Operator = "operator +",
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand(0), y = layer.Operand(1);
        try
        {
            return x + y;
        }
        catch (ShapeMismatchException mismatch) when (mismatch.Problem.Id == ProblemIds.Broadcast && x.Rank == y.Rank)
        {
            throw LayerContext.Mismatch(
                ProblemIds.Residual,
                $"the branches that are added differ: {layer.Giver(0)} gives {x.Shape}, {layer.Giver(1)} gives "
                + $"{y.Shape}",
                "let both branches give the same shape, for example with a Dense or 1 x 1 convolution on the shortcut",
                operand: 1, expected: x.Shape.ToString(), against: 0);
        }
    }
}
