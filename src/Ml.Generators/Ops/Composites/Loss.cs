using Ml.Generators.Graph;
using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>A loss between predictions and targets of the same shape, element by element.</summary>
public abstract class Loss : SingleComposite
{
    protected sealed override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand(0), target = layer.Operand(1);
        RequireSameShape(layer, x, target);
        return Reduce(layer, Elements(layer, x, target.ToFloat()), ReadingOf(layer));
    }

    /// <summary>Each element's loss.</summary>
    protected abstract Expr Elements(LayerContext layer, Expr x, Expr target);

    /// <summary>How prediction and target compare.</summary>
    protected virtual LossReading ReadingOf(LayerContext layer) => LossReading.Values;

    protected static Signature Describe(string name, string summary, string formula, params Argument[] more) => new(
        name, Forms.Loss | Forms.Function, summary, formula, "[..] and [..] to a scalar, or to [..] when not reduced")
    {
        Operands = [new Operand("prediction", "The predictions."),
            new Operand("target", "What they should be, of the same shape.")],
        Arguments = [.. more, Argument.Reduction],
    };

    /// <param name="operand">Which operand the target is.</param>
    /// <param name="mayStretch">Whether it may have a size of 1 where the other has more, for all of them.</param>
    internal static void RequireSameShape(
        LayerContext layer, Expr x, Expr target, int operand = 1, bool mayStretch = false)
    {
        bool fits = x.Rank == target.Rank;
        for (int axis = 0; fits && axis < x.Rank; axis++)
        {
            fits = (mayStretch && target.Shape[axis] == Dim.One) || layer.Builder.Shapes.Unify(
                x.Shape[axis], target.Shape[axis],
                $"'{layer.Name}' compares {x.Shape} with {target.Shape}") is not null;
        }

        if (!fits)
        {
            throw LayerContext.Mismatch(
                ProblemIds.Target,
                $"'{layer.Name}' compares {x.Shape} from {layer.Giver(0)} with {target.Type} from "
                + layer.Giver(operand),
                $"give both the same shape: let {layer.Giver(operand)} be {x.Shape}, or {layer.Giver(0)} give "
                + $"{target.Shape}", operand: operand, expected: x.Shape.ToString(),
                against: 0);
        }
    }

    /// <summary>Mean, sum or nothing, as the argument "reduction" says; noted together with how it compares.</summary>
    internal static Expr Reduce(LayerContext layer, Expr elements, LossReading? reading = null)
    {
        string reduction = layer.Choice("reduction");
        Expr loss = reduction switch
        {
            "Mean" => elements.Mean(),
            "Sum" => elements.Sum(),
            _ => elements,
        };
        return Noted(layer, loss, reading ?? LossReading.Other, reduction == "Mean", elements.Shape.Size);
    }

    /// <summary>The loss, with what it says of itself.</summary>
    /// <param name="count">How much was averaged or added up.</param>
    internal static Expr Noted(LayerContext layer, Expr loss, LossReading reading, bool isMean, Dim count)
    {
        layer.Builder.Note(loss.Value, new LossNote(
            layer.Name, layer.Operand(0).Value, layer.Operand(1).Value, reading, isMean, Count: null, count));
        return loss;
    }
}
