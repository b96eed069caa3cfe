using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Ops.Primitives;

/// <summary>Axis i of the result is axis Order[i] of the operand.</summary>
public sealed record Transpose(EquatableArray<int> Order) : Move
{
    public override string Attributes => string.Join(", ", Order);

    public override string Summary => "axes in another order";

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands)
    {
        Shape shape = operands[0].Shape;
        if (!Order.OrderBy(a => a).SequenceEqual(Enumerable.Range(0, shape.Rank)))
        {
            throw new ShapeMismatchException(
                ProblemIds.Axis,
                $"'Transpose' orders axes ({string.Join(", ", Order)}), but {shape} has {shape.Rank} axes",
                "name every axis once", argument: "order");
        }

        return [operands[0] with { Shape = shape.Permute(Order) }];
    }

    public override void Differentiate(GradientContext g)
    {
        EquatableArray<int> order = Order;
        g.Add(0, g.Upstream().Transpose(Enumerable.Range(0, order.Count).OrderBy(i => order[i]).ToArray()));
    }
}
