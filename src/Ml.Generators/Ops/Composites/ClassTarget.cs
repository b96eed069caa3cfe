using Ml.Generators.Graph;
using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>
/// How integer targets line up with scores: they have the scores' shape without the class axis, which
/// <see cref="ClassAxis"/> finds.
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
    /// <exception cref="ShapeMismatchException">ML2014: the target fits with no class axis, or with two.</exception>
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

        int axis = ClassAxis.Of(layer, scores, target);
        if (InputOf(target.Value) is { } input)
            layer.Builder.Require(new ClassNumbers(input.Slot, scores.Shape[axis], ignored));
        return new ClassTarget(axis, scores.RampAlong(axis, ElementType.Int32), target.Unsqueeze(axis));
    }

    /// <summary>The value at the target's class, the class axis dropped. What others hold never matters.</summary>
    public Expr Pick(Expr values) => Classes.EqualTo(Target).Select(values, 0).Sum(Axis);

    /// <summary>The caller's tensor whose numbers these are, or null where they are computed.</summary>
    private static InputLeaf? InputOf(Value target)
    {
        while (target.Producer.Operation is Primitives.Reshape or Primitives.Transpose)
            target = target.Producer.Operands[0];
        return target.Producer.Operation as InputLeaf;
    }
}
