using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Tensors joined along a new axis.</summary>
public sealed class Stack : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Stack", Forms.Function,
        "Joins tensors of one shape along a new axis.",
        "operand i is element i of the new axis",
        "n times [a, b] to [n, a, b], for axis 0")
    {
        Operands = [new Operand("x", "The tensors, in order.", "any", IsParams: true)],
        ResultElement = "same",
        Arguments =
            [new Argument(
                "axis", ArgumentKind.Int, null,
                "Where the new axis stands in the result. Negative counts from the end.")],
    };

    protected override Expr Apply(LayerContext layer)
    {
        int rank = layer.Operand().Rank + 1, axis = layer.Int("axis");
        if (axis < -rank || axis >= rank)
        {
            throw LayerContext.Mismatch(
                ProblemIds.Axis, $"'{layer.Name}' puts in axis {axis}, but the result has {rank} axes",
                $"use an axis from {-rank} to {rank - 1}", argument: "axis");
        }

        for (int i = 1; i < layer.OperandCount; i++)
        {
            if (!FitsFirst(layer, i))
            {
                throw LayerContext.Mismatch(
                    ProblemIds.ConcatSizes,
                    $"'{layer.Name}' joins tensors of one shape, but {layer.Giver()} gives {layer.Operand().Shape} and "
                    + $"{layer.Giver(i)} gives {layer.Operand(i).Shape}",
                    "give it tensors of one shape", operand: i, against: 0);
            }
        }

        Expr[] parts = layer.Operands.Select(x => x.Unsqueeze(axis)).ToArray();
        return parts[0].Concatenate(axis, parts.Skip(1).ToArray());
    }

    private static bool FitsFirst(LayerContext layer, int operand)
    {
        Shape first = layer.Operand().Shape, shape = layer.Operand(operand).Shape;
        return shape.Rank == first.Rank && first.Zip(shape, ShapeContext.MayBeEqual).All(may => may);
    }
}
