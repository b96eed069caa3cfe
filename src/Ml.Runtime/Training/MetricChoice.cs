using Ml.Contracts;
using Ml.Data;
using Ml.Metrics;

namespace Ml.Training;

/// <summary>
/// Which figures suit a model: a classifier is known by its integer target, a yes/no question by one logit per target
/// of 0 or 1, anything else with a real-valued target is a regression.
/// </summary>
static class MetricChoice
{
    const int LargestMatrix = 100;

    // Enough that a measured quantity shows itself as more than zeros and ones.
    const int Looked = 1024;

    /// <summary>Chooses by the first batch of an evaluation.</summary>
    internal static IMetric[] For(ModelInfo model, IDataSet data, Batch batch, int outputs)
    {
        if (model.Outputs.Count != 1 || model.Targets.Count != 1 || batch.Slots <= model.Inputs.Count)
            return [];
        var target = model.Inputs.Count;
        var targets = batch.Length(target);
        if (targets == 0 || outputs % targets != 0)
            return [];

        var width = outputs / targets;
        if (batch.Kind(target) == ElementKind.Int32)
            return [width == 1 ? new BinaryAccuracy() : Classes(width, data)];
        if (width != 1)
            return [];
        return [IsBinary(model, data) ? new BinaryAccuracy() : new MeanAbsoluteError()];
    }

    static IMetric Classes(int width, IDataSet data) => width <= LargestMatrix
        ? new ConfusionMatrix(width, data.ClassNames?.Count == width ? data.ClassNames : null)
        : new Accuracy();

    /// <summary>The declared loss decides; without one that says so, the targets do.</summary>
    static bool IsBinary(ModelInfo model, IDataSet data)
    {
        if (HasLayer(model, "BinaryCrossEntropy"))
            return true;
        if (HasLayer(model, "MeanSquaredError"))
            return false;
        var sample = data.NewBatch();
        data.Read([.. Enumerable.Range(0, Math.Min(Looked, data.Count))], sample);
        return sample.Floats(model.Inputs.Count).IndexOfAnyExcept(0f, 1f) < 0;
    }

    static bool HasLayer(ModelInfo model, string kind)
        => model.Layers.Any(layer => layer.Kind.StartsWith(kind, StringComparison.Ordinal));
}
