using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Generators.Passes;

/// <summary>Broadcasts go after what they need not multiply; sums of copies are products.</summary>
internal static class BroadcastRules
{
    public static IReadOnlyList<Simplify.Rule> All { get; } =
    [
        Broadcasts, // broadcast of broadcast -> the outer one; to the shape that is there -> nothing
        ViewOfCopies, // reshape, transpose, slice(broadcast of a scalar) -> broadcast of the scalar
        Lift, // map(broadcast(x), numbers) -> broadcast(map(x, numbers))
        SumOfCopies, // sum(broadcast of a scalar) -> scalar * count
    ];

    private static Expr? Broadcasts(Site s) => s.Operation is not BroadcastTo broadcast ? null
        : s[0].Shape.Equals(broadcast.Shape) ? s[0]
        : s.Giver(0) is BroadcastTo ? s.Inner(0).BroadcastTo(broadcast.Shape)
        : null;

    private static Expr? ViewOfCopies(Site s) =>
        s.Operation is Reshape or Transpose or Slice && s.Giver(0) is BroadcastTo && s.Inner(0).Rank == 0
            ? s.Inner(0).BroadcastTo(s.Type.Shape)
            : null;

    private static Expr? Lift(Site s)
    {
        if (s.Operation is not MapOperation map)
            return null;
        int[] broadcast = Enumerable.Range(0, s.Count).Where(i => s.Giver(i) is BroadcastTo).ToArray();
        if (broadcast.Length != 1 || Enumerable.Range(0, s.Count).Any(i => i != broadcast[0] && s[i].Rank != 0))
            return null;
        Expr[] operands = Enumerable.Range(0, s.Count).Select(i => i == broadcast[0] ? s.Inner(i) : s[i]).ToArray();
        return operands[0].Map(map, operands.Skip(1).ToArray()).BroadcastTo(s.Type.Shape);
    }

    private static Expr? SumOfCopies(Site s)
    {
        if (s.Operation is not Reduce { Reduction: Reduction.Sum } sum || s.Giver(0) is not BroadcastTo
            || s.Inner(0).Rank != 0)
            return null;
        Expr one = s.Inner(0);
        Dim copies = Dim.Product(sum.Axes.Select(a => s[0].Shape[a]));
        return (one * one.SizeOf(copies, one.Element)).BroadcastTo(s.Type.Shape);
    }
}
