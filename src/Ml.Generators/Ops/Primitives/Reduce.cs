using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Ops.Primitives;

public enum Reduction
{
    Sum,
    Product,
    Max,
    Min,
}

/// <summary>
/// Combines the elements along some axes. The maximum and minimum of a tie pass equal shares of the gradient.
/// </summary>
public sealed record Reduce(Reduction Reduction, EquatableArray<int> Axes, bool Keep) : Primitive
{
    public override string Name => Reduction.ToString();

    public override string Attributes => $"axes {string.Join(", ", Axes)}{(Keep ? ", keep" : "")}";

    public override string Family => "reduce";

    public override string Summary => "sum, product, maximum or minimum along axes";

    // The largest of truth values says whether any is true, the smallest whether all are.
    public override bool Takes(ElementType element) =>
        element != ElementType.Bool || Reduction is Reduction.Max or Reduction.Min;

    public override Keeps Keeps => Reduction switch
    {
        Reduction.Sum => Keeps.Nothing,
        Reduction.Product => Keeps.Operands,
        _ => Keeps.Operands | Keeps.Result,
    };

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands)
    {
        Shape shape = operands[0].Shape;
        IEnumerable<Dim> dims = Keep
            ? shape.Select((d, i) => Axes.Contains(i) ? Dim.One : d)
            : shape.Where((_, i) => !Axes.Contains(i));
        return [operands[0] with { Shape = new Shape(dims) }];
    }

    public override Dim Flops(IReadOnlyList<TensorType> operands, IReadOnlyList<TensorType> results) =>
        operands[0].Shape.Size;

    public override Bounds Bound(IReadOnlyList<Bounds> operands)
    {
        Bounds x = operands[0];
        return Reduction switch
        {
            Reduction.Sum => x.Repeated(),
            Reduction.Product => x.Unknown(),
            _ => x,
        };
    }

    public override void Differentiate(GradientContext g)
    {
        Shape shape = g.OperandType(0).Shape;
        Shape kept = new(shape.Select((d, i) => Axes.Contains(i) ? Dim.One : d));
        Expr upstream = g.Upstream().Reshape(kept);
        switch (Reduction)
        {
            case Reduction.Sum:
                g.Add(0, upstream.BroadcastTo(shape));
                break;
            case Reduction.Product:
                // The product of the others: result / x, unless an element is 0. With one 0 only that element has a
                // slope.
                Expr x = g.Operand(0), isZero = x.EqualTo(x.Number(0)),
                    zeros = isZero.Select(1, 0).Sum(Axes, keep: true);
                Expr rest = isZero.Select(x.Number(1), x);
                Expr others = rest.Reduce(Reduction.Product, Axes, keep: true);
                g.Add(0, g.Times(upstream, isZero.Select(
                    zeros.EqualTo(zeros.Number(1)).Select(others, 0),
                    zeros.EqualTo(zeros.Number(0)).Select(others / rest, 0))));
                break;
            default:
                // Nothing equals NaN: a row that holds one passes no gradient.
                Expr isBest = g.Operand(0).EqualTo(g.Result().Reshape(kept));
                Expr share = g.Over(upstream, isBest.Select(1, 0).Sum(Axes, keep: true));
                g.Add(0, isBest.Select(share, 0));
                break;
        }
    }
}
