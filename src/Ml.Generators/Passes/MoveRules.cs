using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Passes;

/// <summary>Moves that move nothing, moves of moves, and products that read a transposed operand in place.</summary>
internal static class MoveRules
{
    public static IReadOnlyList<Simplify.Rule> All { get; } =
    [
        Nothing, // a reshape, transpose, slice, pad, concatenation or reduction that changes nothing -> its operand
        Reshapes, // reshape of reshape -> the outer one
        Transposes, // transpose of transpose -> their product
        Products, // product with a transposed matrix -> the flag
    ];

    private static Expr? Nothing(Site s)
    {
        if (s.Operation is Reduce reduce && reduce.Axes.All(a => s[0].Shape[a] == Dim.One))
            return s[0].Reshape(s.Type.Shape);
        if (s.Operation is Concatenate && s.Count == 1)
            return s[0];
        return s.Operation switch
        {
            Reshape when s[0].Shape.Equals(s.Type.Shape) => s[0],
            Transpose transpose when IsIdentity(transpose.Order) => s[0],
            Slice slice when s[0].Shape.Equals(s.Type.Shape) && slice.Steps.All(step => step == 1) => s[0],
            Pad pad when s[0].Shape.Equals(s.Type.Shape) && pad.Steps.All(step => step == 1) => s[0],
            _ => null,
        };
    }

    private static Expr? Reshapes(Site s) => s.Operation is Reshape reshape && s.Giver(0) is Reshape
        ? s.Inner(0).Reshape(reshape.Shape)
        : null;

    private static Expr? Transposes(Site s)
    {
        if (s.Operation is not Transpose outer || s.Giver(0) is not Transpose inner)
            return null;
        return s.Inner(0).Transpose(outer.Order.Select(axis => inner.Order[axis]).ToArray());
    }

    private static Expr? Products(Site s)
    {
        if (s.Operation is not MatMul product)
            return null;
        bool left = SwapsLastTwo(s.Giver(0)), right = SwapsLastTwo(s.Giver(1));
        return left || right
            ? (left ? s.Inner(0) : s[0]).MatMul(
                right ? s.Inner(1) : s[1], product.TransposeLeft != left, product.TransposeRight != right)
            : null;
    }

    private static bool SwapsLastTwo(Operation operation) =>
        operation is Transpose { Order: var order } && order.Count >= 2
        && IsIdentity(
            order.Take(order.Count - 2).Concat([order[order.Count - 1], order[order.Count - 2]]).ToEquatableArray());

    private static bool IsIdentity(EquatableArray<int> order) => order.Select((axis, i) => axis == i).All(same => same);
}
