using Ml.Metrics;
using Ml.Reports;

namespace Ml.Training;

/// <summary>The charts of a training run.</summary>
static class RunCharts
{
    internal static IEnumerable<Chart> Of(TrainingRun run)
    {
        var history = run.History;
        var stepsPerEpoch = Math.Ceiling((double)run.Examples / run.Options.BatchSize);
        (double, string)[] marks = run.BestEpoch is { } best
            ? [(best, run.RestoredEpoch == best ? $"best, restored: {best}" : $"best: {best}")] : [];
        // Time begins at 0, however long it took.
        var includes = (new[] { 0.0 }, Array.Empty<double>());
        List<Series> lines = [new Series("training", [.. Points(run.Losses)]) { Smooths = true }];
        var validates = history.Any(epoch => epoch.ValidationLoss is not null);
        if (validates)
        {
            var validation = history.Select(epoch => ((double)epoch.Epoch, epoch.ValidationLoss ?? double.NaN));
            lines.Add(new Series("validation", [.. validation], Marked: true));
        }

        yield return new Chart("Loss", "epochs", lines) { Marks = marks, Includes = includes };
        string[] terms = [.. Names(history, epoch => epoch.TrainingTerms)];
        foreach (var name in terms)
        {
            List<Series> both = [Figure("training", name, epoch => epoch.TrainingTerms)];
            if (validates)
                both.Add(Figure("validation", name, epoch => epoch.Metrics));
            yield return new Chart(char.ToUpperInvariant(name[0]) + name[1..], "epochs", both)
            {
                Marks = marks,
                Includes = includes,
            };
        }

        foreach (var name in Names(history, epoch => epoch.Metrics).Except(terms))
        {
            yield return new Chart("Validation " + name, "epochs", [Figure(name, name, epoch => epoch.Metrics)])
            {
                Marks = marks,
                Includes = includes,
            };
        }

        if (run.Steps > 1)
        {
            yield return new Chart("Learning rate", "epochs", [new Series("rate", [.. Points(run.Rates)])])
            {
                KeepLinear = true,
                // As far as the other charts, whose last point is an epoch's end.
                Includes = ([0, history.Count], []),
            };
        }

        Series Figure(string label, string name, Func<EpochRecord, IReadOnlyList<MetricValue>> figures) => new(
            label,
            [.. history.Select(epoch => ((double)epoch.Epoch,
                figures(epoch).FirstOrDefault(figure => figure.Name == name)?.Value ?? double.NaN))], Marked: true);

        // A point stands for several steps and lies in their middle.
        IEnumerable<(double Epoch, double Value)> Points(StepCurve curve) => curve.Points.ToArray()
            .Select((value, i) => ((i + 0.5) * curve.StepsPerPoint / stepsPerEpoch, (double)value));
    }

    /// <summary>Names of the figures that any epoch has.</summary>
    internal static IEnumerable<string> Names(
        IEnumerable<EpochRecord> history, Func<EpochRecord, IReadOnlyList<MetricValue>> figures) =>
        history.SelectMany(figures).Select(figure => figure.Name).Distinct();

    /// <summary>What another threshold would give, and how well the logits part the targets.</summary>
    internal static IEnumerable<Chart> Of(ThresholdCounts counts)
    {
        var points = counts.Points();
        var best = points.MaxBy(point => point.F1);
        yield return new Chart("By threshold", "threshold (probability)",
        [
            new Series("precision", [.. points.Select(point => (point.Probability, point.Precision)).Reverse()]),
            new Series("recall", [.. points.Select(point => (point.Probability, point.Recall)).Reverse()]),
            new Series("F1", [.. points.Select(point => (point.Probability, point.F1)).Reverse()]),
        ])
        {
            KeepLinear = true,
            Includes = ([0, 1], [0, 1]),
            Marks = [(best.Probability, $"best F1 {Figures.Share(best.F1)} at {Figures.Share(best.Probability)}")],
        };
        yield return new Chart($"ROC, area {Figures.Share(counts.AreaUnderRoc())}", "false positive rate",
        [
            new Series("true positive rate", [.. points.Select(point => (point.FalsePositiveRate, point.Recall))]),
            new Series("by chance", [(0, 0), (1, 1)]),
        ])
        {
            KeepLinear = true,
            Includes = ([0, 1], [0, 1]),
        };
    }
}
