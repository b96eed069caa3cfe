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
        if (order.Length > 0 && order.Length != x.Rank)
        {
            throw LayerContext.Mismatch(
                ProblemIds.Axis, $"'{layer.Name}' orders {order.Length} axes, but {x.Shape} has {x.Rank} axes",
                $"name every axis once, such as {string.Join(", ", Completed(order, x.Rank))}", argument: "order");
        }

        return order.Length == 0 ? x.SwapAxes(-2, -1)
            : x.With(new Primitives.Transpose(Specs.EquatableArray.ToEquatableArray(
                order.Select(a => Axes.Normalize(a, x.Shape, layer.Subject)))));
    }

    /// <summary>The order without axes that there are not, and with those that it forgets.</summary>
    private static IEnumerable<int> Completed(int[] order, int rank)
    {
        int[] known = order.Where(a => a >= 0 && a < rank).Distinct().ToArray();
        return known.Concat(Enumerable.Range(0, rank).Except(known));
    }
}
