using Ml.Generators.Graph;
using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>What the losses with class numbers share.</summary>
internal static class ClassLosses
{
    public static Argument Ignore =>
        Argument.Int("ignore", -1, "Targets of this number count neither in the loss nor in its mean.");

    /// <summary>The weights of the classes are one for each.</summary>
    /// <exception cref="ShapeMismatchException">ML2014: they are not.</exception>
    public static Expr Weights(LayerContext layer, Dim classes)
    {
        Expr weights = layer.Operand(2);
        bool fits = weights.Rank == 1 && layer.Builder.Shapes.Unify(
            weights.Shape[0], classes, $"'{layer.Name}' weighs {classes} classes by {weights.Shape}") is not null;
        return fits ? weights : throw LayerContext.Mismatch(
            ProblemIds.Target,
            $"'{layer.Name}' weighs {classes} classes, but {layer.Giver(2)} gives {weights.Shape}",
            $"give one weight for each class: [{classes}]", operand: 2, expected: $"[{classes}]", against: 0);
    }

    /// <summary>Where a target does not count.</summary>
    public static Expr IsIgnored(LayerContext layer, Expr target) =>
        target.EqualTo(target.Number(layer.Int("ignore")));

    /// <summary>
    /// Drops ignored targets, then averages by the weights used (which may be the scalar 1), adds up or keeps. Where
    /// nothing counts the mean is 0, without a slope: other terms of the loss go on.
    /// </summary>
    public static Expr Reduce(
        LayerContext layer, Expr loss, Expr weight, Expr target, ScoreKind scores, int classAxis)
    {
        string reduction = layer.Choice("reduction");
        Expr counts = IsIgnored(layer, target).Not();
        loss = counts.Select(loss, 0);
        Expr total = counts.Select(weight, 0).Sum();
        Expr result = reduction switch
        {
            "Mean" => loss.Sum() / Divisor(total, weight),
            "Sum" => loss.Sum(),
            _ => loss,
        };
        layer.Builder.Note(result.Value, new LossNote(
            layer.Name, layer.Operand(0).Value, layer.Operand(1).Value,
            new LossReading(TargetKind.Classes, scores, classAxis, layer.Int("ignore")),
            IsMean: reduction == "Mean", total.Value, loss.Shape.Size));
        return result;
    }

    // At least 1 where weights are 1, so that the slope is known to be finite.
    private static Expr Divisor(Expr total, Expr weight) =>
        weight.Value.Producer.Operation is ConstantLeaf ? total.Maximum(1)
        : total.EqualTo(total.Number(0)).Select(total.Number(1), total);
}
