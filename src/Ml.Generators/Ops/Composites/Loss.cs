using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>A loss between predictions and targets of the same shape, element by element.</summary>
public abstract class Loss : SingleComposite
{
    protected sealed override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand(0), target = layer.Operand(1);
        RequireSameShape(layer, x, target);
        return Reduce(layer, Elements(layer, x, target.ToFloat()));
    }

    /// <summary>Each element's loss.</summary>
    protected abstract Expr Elements(LayerContext layer, Expr x, Expr target);

    protected static Signature Describe(string name, string summary, string formula, params Argument[] more) => new(
        name, Forms.Loss | Forms.Function, summary, formula, "[..] and [..] to a scalar, or to [..] when not reduced")
    {
        Operands = [new Operand("prediction", "The predictions."),
            new Operand("target", "What they should be, of the same shape.")],
        Arguments = [.. more, Argument.Reduction],
    };

    internal static void RequireSameShape(LayerContext layer, Expr x, Expr target)
    {
        bool fits = x.Rank == target.Rank;
        for (int axis = 0; fits && axis < x.Rank; axis++)
        {
            fits = layer.Builder.Shapes.Unify(
                x.Shape[axis], target.Shape[axis],
                $"'{layer.Name}' compares {x.Shape} with {target.Shape}") is not null;
        }

        if (!fits)
        {
            throw LayerContext.Mismatch(
                ProblemIds.Target,
                $"'{layer.Name}' compares {x.Shape} from {layer.Giver(0)} with {target.Type} from {layer.Giver(1)}",
                "give predictions and targets the same shape", operand: 1, expected: x.Shape.ToString(), against: 0);
        }
    }

    /// <summary>Mean, sum or nothing, as the argument "reduction" says.</summary>
    internal static Expr Reduce(LayerContext layer, Expr elements) => layer.Choice("reduction") switch
    {
        "Mean" => elements.Mean(),
        "Sum" => elements.Sum(),
        _ => elements,
    };
}
