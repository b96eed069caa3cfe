using Ml.Generators.Graph;
using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>
/// How integer targets line up with scores: the scores' shape without the class axis. That is axis 1 where the target
/// has the batch and spatial axes of images, the last axis where it has those of a sequence.
/// </summary>
internal sealed class ClassTarget
{
    private ClassTarget(int axis, Expr classes, Expr target)
    {
        Axis = axis;
        Classes = classes;
        Target = target;
    }

    public int Axis { get; }

    /// <summary>Class numbers along the class axis.</summary>
    private Expr Classes { get; }

    /// <summary>The targets with a class axis of size one.</summary>
    public Expr Target { get; }

    /// <param name="ignored">The number of targets that do not count, where there is one.</param>
    /// <exception cref="ShapeMismatchException">ML2014: the target fits with no class axis.</exception>
    public static ClassTarget Of(LayerContext layer, Expr scores, Expr target, int? ignored = null)
    {
        if (target.Element != ElementType.Int32)
        {
            throw LayerContext.Mismatch(
                ProblemIds.Target,
                $"'{layer.Name}' takes class numbers, but {layer.Giver(1)} gives {target.Shape} of float",
                $"declare the target as Tensor<int>, or give probabilities of the shape {scores.Shape}", operand: 1,
                against: 0);
        }

        int axis = AxisOf(layer, scores.Shape, target.Shape) ?? throw LayerContext.Mismatch(
            ProblemIds.Target,
            $"'{layer.Name}' compares {scores.Shape} from {layer.Giver(0)} with {target.Type} from {layer.Giver(1)}: "
            + "class numbers have the shape of the scores without the class axis",
            $"give the target the shape {scores.Shape.Without(scores.Rank - 1)}", operand: 1,
            expected: "int " + scores.Shape.Without(scores.Rank - 1), against: 0);
        if (InputOf(target.Value) is { } input)
            layer.Builder.Require(new ClassNumbers(input.Slot, scores.Shape[axis], ignored));
        return new ClassTarget(axis, scores.RampAlong(axis, ElementType.Int32), target.Unsqueeze(axis));
    }

    /// <summary>The value at the target's class, the class axis dropped. What others hold never matters.</summary>
    public Expr Pick(Expr values) => Classes.EqualTo(Target).Select(values, 0).Sum(Axis);

    /// <summary>
    /// The target where none is declared: the class axis is the last one, or axis 1 of images and volumes.
    /// </summary>
    public static TensorType TypeFor(Shape scores) => new(
        ElementType.Int32, scores.Rank == 0 ? scores : scores.Without(scores.Rank >= 4 ? 1 : scores.Rank - 1));

    /// <summary>The caller's tensor whose numbers these are, or null where they are computed.</summary>
    private static InputLeaf? InputOf(Value target)
    {
        while (target.Producer.Operation is Primitives.Reshape or Primitives.Transpose)
            target = target.Producer.Operands[0];
        return target.Producer.Operation as InputLeaf;
    }

    private static int? AxisOf(LayerContext layer, Shape scores, Shape target)
    {
        if (scores.Rank == 0 || target.Rank != scores.Rank - 1)
            return null;
        int[] candidates = scores.Rank == 1 ? [0] : scores.Rank == 2 ? [1] : [1, scores.Rank - 1];
        foreach (int axis in candidates)
        {
            if (scores.Without(axis).Equals(target))
                return axis;
        }

        // Not provably equal: assume the one that can be, the last axis first.
        foreach (int axis in Enumerable.Reverse(candidates))
        {
            Shape expected = scores.Without(axis);
            if (expected.Zip(target, (a, b) => a - b).All(d => !d.IsConstant || d.Value == 0))
            {
                for (int i = 0; i < target.Rank; i++)
                {
                    layer.Builder.Shapes.Unify(
                        expected[i], target[i], $"'{layer.Name}' compares {scores} with {target}");
                }

                return axis;
            }
        }

        return null;
    }
}
