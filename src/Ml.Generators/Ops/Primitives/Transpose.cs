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
            int[] missing = Enumerable.Range(0, shape.Rank).Except(Order).ToArray();
            int[] twice = Order.GroupBy(a => a).Where(g => g.Count() > 1).Select(g => g.Key).ToArray();
            bool isOne = Order.Count == shape.Rank && missing.Length == 1 && twice.Length == 1;
            int last = isOne ? Order.Select((a, i) => a == twice[0] ? i : -1).Max() : -1;
            string order = string.Join(", ", Order);
            throw new ShapeMismatchException(
                ProblemIds.Axis,
                isOne ? $"'Transpose' orders axes ({order}): {twice[0]} stands there twice, and {missing[0]} not at all"
                    : $"'Transpose' orders axes ({order}), but {shape} has {shape.Rank} axes",
                isOne ? "write " + string.Join(", ", Order.Select((a, i) => i == last ? missing[0] : a))
                    : $"name each of the axes 0 to {shape.Rank - 1} once", argument: "order");
        }

        return [operands[0] with { Shape = shape.Permute(Order) }];
    }

    public override void Differentiate(GradientContext g)
    {
        EquatableArray<int> order = Order;
        g.Add(0, g.Upstream().Transpose(Enumerable.Range(0, order.Count).OrderBy(i => order[i]).ToArray()));
    }
}
