using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>
/// Matrix product over the last two axes; the axes before them broadcast. Either side may be read transposed.
/// </summary>
public sealed record MatMul(bool TransposeLeft = false, bool TransposeRight = false) : Primitive
{
    public override string Attributes => (TransposeLeft, TransposeRight) switch
    {
        (false, false) => "",
        (true, false) => "left transposed",
        (false, true) => "right transposed",
        _ => "both transposed",
    };

    public override string Family => "contract";

    public override string Summary => "batched matrix product, either side transposed";

    public override Keeps Keeps => Keeps.Operands;

    public override Bounds Bound(IReadOnlyList<Bounds> operands) => Bounds.Finite;

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands)
    {
        Shape left = operands[0].Shape, right = operands[1].Shape;
        if (left.Rank < 2 || right.Rank < 2)
        {
            throw new ShapeMismatchException(
                ProblemIds.Rank, $"{context.Subject(Name)} needs matrices, but was given {left} and {right}");
        }

        (Dim rows, Dim inner) = TransposeLeft ? (left.At(-1), left.At(-2)) : (left.At(-2), left.At(-1));
        (Dim innerRight, Dim columns) = TransposeRight ? (right.At(-1), right.At(-2)) : (right.At(-2), right.At(-1));
        if (context.Unify(inner, innerRight, $"{context.Subject(Name)} multiplies {left} by {right}") is null)
        {
            throw new ShapeMismatchException(
                ProblemIds.InnerSizes,
                $"{context.Subject(Name)} multiplies {left} by {right}: the inner sizes are {inner} and {innerRight}",
                $"the last size of the left operand must equal the last but one of the right: give the right {inner} "
                + $"rows, or the left {innerRight} columns", operand: 1, against: 0);
        }

        Shape batch = Broadcasting.Combine(context, "MatMul", [left.Take(left.Rank - 2), right.Take(right.Rank - 2)]);
        return [operands[0] with { Shape = batch.Append(rows, columns) }];
    }

    public override Dim Flops(IReadOnlyList<TensorType> operands, IReadOnlyList<TensorType> results) =>
        results[0].Shape.Size * operands[0].Shape.At(TransposeLeft ? -2 : -1) * 2;

    public override void Differentiate(GradientContext g)
    {
        Expr upstream = g.Upstream();
        if (g.Needs(0))
        {
            Expr right = g.Operand(1);
            g.Add(0, TransposeLeft
                ? right.MatMul(upstream, transposeLeft: TransposeRight, transposeRight: true)
                : upstream.MatMul(right, transposeRight: !TransposeRight));
        }

        if (g.Needs(1))
        {
            Expr left = g.Operand(0);
            g.Add(1, TransposeRight
                ? upstream.MatMul(left, transposeLeft: true, transposeRight: TransposeLeft)
                : left.MatMul(upstream, transposeLeft: !TransposeLeft));
        }
    }
}
