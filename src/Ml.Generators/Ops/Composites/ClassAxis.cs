using Ml.Generators.Graph;
using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>
/// Along which axis of its scores a loss reads classes. One rule for every such loss, whatever its target holds:
/// <list type="number">
/// <item>The argument <c>axis</c> says it, where it is given.</item>
/// <item>Class numbers have the scores' shape without the class axis. Of axis 1 (<c>[batch, classes, ..]</c>, images)
/// and the last axis (<c>[batch, time, classes]</c>, sequences) it is the one under which that is so: one that is
/// proved goes before one that may turn out so when the model runs. Weights of the classes, where given, are as many as
/// the axis is long.</item>
/// <item>Where both axes fit (<c>[batch, n, n]</c> beside <c>[batch, n]</c>, and probabilities, which have the scores'
/// own shape, from three axes on) the declaration must say which.</item>
/// <item>A target that a sequential model leaves to its loss follows the scores: classes last up to three axes, axis 1
/// of four and more.</item>
/// </list>
/// </summary>
internal static class ClassAxis
{
    public static Argument Argument { get; } = Argument.Int(
        "axis", 0,
        "The axis along which the classes lie, negative from the end. 0, which is the examples' own, finds it: axis 1 "
        + "or the last one, whichever the target fits.");

    /// <exception cref="ShapeMismatchException">ML2012: there is no such axis. ML2014: the target fits no axis, or
    /// two.</exception>
    public static int Of(LayerContext layer, Expr scores, Expr target)
    {
        bool hasShares = target.Element == ElementType.Float32;
        int[] candidates = Candidates(layer, scores);
        int[] fitting = candidates
            .Where(axis => hasShares || scores.Shape.Without(axis).Equals(target.Shape)).ToArray();
        if (fitting.Length == 0)
            fitting = candidates.Where(axis => CouldEqual(scores.Shape.Without(axis), target.Shape)).ToArray();
        if (fitting.Length == 0)
            throw Misfit(layer, scores, target);
        if (fitting.Length > 1 && !layer.IsInferred(1))
            throw Ambiguous(layer, scores, target);
        int found = fitting.Length > 1 ? Usual(scores.Rank) : fitting[0];
        if (!hasShares)
            Unify(layer, scores, target, scores.Shape.Without(found));
        return found;
    }

    /// <summary>The target where none is declared.</summary>
    public static TensorType TargetFor(LayerContext layer, Shape scores)
    {
        int named = Named(layer);
        return new TensorType(ElementType.Int32, scores.Rank == 0 ? scores : scores.Without(
            named == 0 ? Usual(scores.Rank) : Axes.Normalize(named, scores, layer.Subject)));
    }

    private static int Usual(int rank) => rank >= 4 ? 1 : rank - 1;

    private static int Named(LayerContext layer) => layer.Takes(Argument.Name) ? layer.Int(Argument.Name) : 0;

    private static int[] Candidates(LayerContext layer, Expr scores)
    {
        int named = Named(layer), rank = scores.Rank;
        if (named != 0)
            return [scores.Axis(named)];
        int[] axes = rank switch { 0 => [], 1 => [0], 2 => [1], _ => [1, rank - 1] };
        if (axes.Length < 2 || layer.OperandCount < 3)
            return axes;
        Dim weights = layer.Operand(2).Shape.Size;
        return axes.Where(axis => CouldEqual(new Shape(scores.Shape[axis]), new Shape(weights))).ToArray();
    }

    private static bool CouldEqual(Shape a, Shape b) =>
        a.Rank == b.Rank && a.Zip(b, ShapeContext.MayBeEqual).All(may => may);

    private static void Unify(LayerContext layer, Expr scores, Expr target, Shape expected)
    {
        for (int i = 0; i < expected.Rank; i++)
        {
            layer.Builder.Shapes.Unify(
                expected[i], target.Shape[i], $"'{layer.Name}' compares {scores.Shape} with {target.Shape}");
        }
    }

    private static ShapeMismatchException Misfit(LayerContext layer, Expr scores, Expr target)
    {
        int named = Named(layer);
        Shape wanted = scores.Rank == 0 ? scores.Shape
            : scores.Shape.Without(named == 0 ? Usual(scores.Rank) : scores.Axis(named));
        return LayerContext.Mismatch(
            ProblemIds.Target,
            $"'{layer.Name}' compares {scores.Shape} from {layer.Giver(0)} with {target.Type} from {layer.Giver(1)}: "
            + "class numbers have the shape of the scores without the class axis",
            $"give the target the shape {wanted}", operand: 1, expected: "int " + wanted, against: 0);
    }

    private static ShapeMismatchException Ambiguous(LayerContext layer, Expr scores, Expr target)
    {
        int last = scores.Rank - 1;
        return LayerContext.Mismatch(
            ProblemIds.Target,
            $"'{layer.Name}' compares {scores.Shape} from {layer.Giver(0)} with {target.Type} from {layer.Giver(1)}, "
            + $"which can be read in two ways: {scores.Shape[1]} classes along axis 1, or {scores.Shape[last]} classes "
            + $"along axis {last}",
            $"say which: axis: 1, or axis: {last}", operand: 1, against: 0);
    }
}
