using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Matrix product.</summary>
public sealed class MatMul : SingleComposite
{
    public override Signature Signature { get; } = new(
        "MatMul", Forms.Function,
        "The matrix product over the last two axes. A vector counts as a row on the left and as a column on the right.",
        "z[.., i, j] = sum over k of x[.., i, k] * y[.., k, j]",
        "[.., n, k] and [.., k, m] to [.., n, m]; axes before them broadcast")
    {
        Operands = [new Operand("x", "The left matrices."), new Operand("y", "The right matrices.")],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr left = layer.OperandOfRank("[.., n, k]", 1, int.MaxValue, 0),
            right = layer.OperandOfRank("[.., k, m]", 1, int.MaxValue, 1);
        bool row = left.Rank == 1, column = right.Rank == 1;
        left = row ? left.Unsqueeze(0) : left;
        right = column ? right.Unsqueeze(1) : right;

        // Stacked rows against one matrix are one product; what does not fit is told as it was given.
        bool isOne = left.Rank > 2 && right.Rank == 2
            && ShapeContext.MayBeEqual(left.Shape.At(-1), right.Shape[0]);
        Expr product = isOne
            ? left.Reshape(new Shape(left.Shape.Take(left.Rank - 1).Size, left.Shape.At(-1))).MatMul(right)
                .Reshape(left.Shape.With(left.Rank - 1, right.Shape[1]))
            : left.MatMul(right);
        Shape shape = product.Shape;
        if (column)
            shape = shape.Without(shape.Rank - 1);
        if (row)
            shape = shape.Without(shape.Rank - (column ? 1 : 2));
        return product.Reshape(shape);
    }
}
