using Ml.Contracts;
using Ml.Data;
using Ml.Metrics;

namespace Ml.Training;

/// <summary>
/// Which figures suit a model: what each term of its loss says that it compares. Classes give a confusion matrix, yes and no
/// binary accuracy, values the mean absolute error.
/// </summary>
static class MetricChoice
{
    const int LargestMatrix = 100;

    /// <summary>Chooses once the sizes are known, by the first batch of an evaluation.</summary>
    internal static TermMetric[] For(ModelInfo model, IDataSet data, Batch batch, Batch outputs)
    {
        LossTerm[] terms = [.. Compared(model)];
        return [.. terms.Select(term => new TermMetric(
            Choose(term), model, term, terms.Length > 1 ? term.Name + " " : ""))];

        IMetric Choose(LossTerm term)
        {
            if (term.Compares == TargetKind.Values)
                return new MeanAbsoluteError();
            if (term.Compares == TargetKind.YesNo)
                return new BinaryAccuracy();
            var (classes, _) = new TermLayout(model, term).Of(batch, outputs.Length(term.Output));
            return classes > LargestMatrix ? new Accuracy()
                : new ConfusionMatrix(classes, data.ClassNames?.Count == classes ? data.ClassNames : null);
        }
    }

    /// <summary>
    /// The user's own metrics look at the output that they name, else at what the first term that compares anything does.
    /// </summary>
    /// <exception cref="ArgumentException">There is no output of the name; the message lists those there are.</exception>
    internal static TermMetric[] For(ModelInfo model, IReadOnlyList<IMetric> metrics)
    {
        return [.. metrics.Select(metric => new TermMetric(metric, model, TermOf(metric), ""))];

        LossTerm TermOf(IMetric metric)
        {
            if (metric is not OutputMetric chosen)
                return Compared(model).FirstOrDefault() ?? Plain(0);
            var output = model.Outputs.Select(tensor => tensor.Name).ToList().IndexOf(chosen.Output);
            if (output < 0)
                throw new ArgumentException($"{model.Name} has no output '{chosen.Output}'. There are: "
                    + string.Join(", ", model.Outputs.Select(tensor => tensor.Name)), nameof(metrics));
            return Compared(model).FirstOrDefault(term => term.Output == output)
                ?? model.LossTerms.FirstOrDefault(term => term.Output == output) ?? Plain(output);
        }

        static LossTerm Plain(int output) => new("loss", "", LossReduction.Mean, Output: output);
    }

    /// <summary>One term for each output and target that are compared element by element.</summary>
    static IEnumerable<LossTerm> Compared(ModelInfo model) => model.LossTerms
        .Where(term => term.Compares != TargetKind.Other && model.Outputs[term.Output].Element == ElementKind.Float32)
        .DistinctBy(term => (term.Output, term.Target, term.Compares));
}
