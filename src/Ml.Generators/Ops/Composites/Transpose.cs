using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Another order of axes.</summary>
public sealed class Transpose : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Transpose", Forms.Layer | Forms.Function,
        "Puts the axes in another order.", "axis i of the result is axis order[i] of the input",
        "[a, b, c] with order 2, 0, 1 to [c, a, b]")
    {
        Operands = [new Operand("x", "The input.", "any")],
        ResultElement = "same",
        Arguments =
        [
            new Argument(
                "order", ArgumentKind.Ints, "", "Every axis once; when left out, the last two axes change places.",
                IsParams: true),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        int[] order = layer.Ints("order");
        Expr x = order.Length > 0 ? layer.Operand() : layer.OperandOfRank("[.., rows, columns]", 2, int.MaxValue);
        string fix = $"name every axis once, such as {string.Join(", ", Completed(order, x.Rank))}";
        if (order.Length > 0 && order.Length != x.Rank)
        {
            throw LayerContext.Mismatch(
                ProblemIds.Axis, $"'{layer.Name}' orders {order.Length} axes, but {x.Shape} has {x.Rank} axes", fix,
                argument: "order");
        }

        int[] axes = [.. order.Select(a => Axes.Normalize(a, x.Shape, layer.Subject))];
        if (axes.GroupBy(a => a).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw LayerContext.Mismatch(
                ProblemIds.Axis,
                $"'{layer.Name}' names axis {twice.Key} more than once, and "
                + $"{string.Join(" and ", Enumerable.Range(0, x.Rank).Except(axes))} not at all", fix,
                argument: "order");
        }

        return order.Length == 0 ? x.SwapAxes(-2, -1)
            : x.With(new Primitives.Transpose(Specs.EquatableArray.ToEquatableArray(axes)));
    }

    /// <summary>
    /// The order with what it forgets: the examples in front of it, or where an axis stands again or there is none.
    /// </summary>
    private static IEnumerable<int> Completed(int[] order, int rank)
    {
        if (order.Length == rank - 1 && order.OrderBy(a => a).SequenceEqual(Enumerable.Range(0, rank - 1)))
            return [0, .. order.Select(a => a + 1)];
        Queue<int> missing = new(Enumerable.Range(0, rank).Except(order));
        int[] first = [.. order.Select((a, i) => a < 0 || a >= rank || order.Take(i).Contains(a) ? -1 : a)];
        int[] whole = [.. first.Where(a => a >= 0 || missing.Count > 0).Select(a => a >= 0 ? a : missing.Dequeue())];
        return whole.Concat(missing);
    }
}
