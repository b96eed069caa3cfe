using Ml.Contracts;

namespace Ml.Training;

/// <summary>How the classes that a term of the loss reads lie in its output.</summary>
sealed class TermLayout
{
    static readonly Batch NoSizes = new();

    readonly ShapeText _shape;
    readonly int _axis;

    internal TermLayout(ModelInfo model, LossTerm term)
    {
        _shape = new ShapeText(model.Outputs[Math.Max(term.Output, 0)].Shape);
        _axis = term.Compares == TargetKind.Classes ? term.ClassAxis : -1;
    }

    /// <summary>The classes, and the elements behind one index of their axis. Allocates nothing.</summary>
    /// <param name="batch">Names every size.</param>
    /// <param name="length">Elements of the output.</param>
    /// <exception cref="ShapeException">The batch leaves a size open.</exception>
    internal (int Classes, int Inner) Of(Batch batch, int length)
    {
        if (_axis < 0)
            return (1, 1);
        var (classes, inner) = (_shape.Size(_axis, batch), _shape.Product((_axis + 1).., batch));

        // What is left of the length is the one size that nothing names.
        if (classes is null && inner is { } behind && _shape.Product(.._axis, batch) is { } before)
            classes = length / (before * behind);
        if (inner is null && classes is { } all && _shape.Product(.._axis, batch) is { } outer)
            inner = length / (outer * all);
        return classes is { } found && inner is { } rest ? ((int)found, (int)rest)
            : throw new ShapeException($"The batch leaves sizes of {_shape.Text} open: name them with batch.SetSize(...).");
    }

    /// <summary>The same where only lengths are known.</summary>
    /// <param name="length">Elements of the output.</param>
    /// <param name="positions">Elements of the target; 0 where that is not known.</param>
    /// <exception cref="ShapeException">They leave open where the classes lie.</exception>
    internal (int Classes, int Inner) Of(int length, int positions)
    {
        if (_axis < 0)
            return (1, 1);
        var classes = positions > 0 ? length / positions : (int?)_shape.Size(_axis, NoSizes);
        var inner = (int?)_shape.Product((_axis + 1).., NoSizes);
        return classes is { } found && inner is { } behind ? (found, behind)
            : throw new ShapeException(
                $"A length does not say where the classes of {_shape.Text} lie: call PredictClasses or PredictProbabilities.");
    }
}
