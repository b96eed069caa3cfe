using System.Globalization;
using Ml.Contracts;
using Ml.Reports;

namespace Ml.Training;

/// <summary>Puts a training run on a page.</summary>
static class RunReport
{
    internal static string Render(TrainingRun run)
    {
        var page = new HtmlPage($"Training {run.Model.Name}");
        page.Paragraph(Summary(run));
        if (run.Ending() is { } ending)
            page.Paragraph(char.ToUpperInvariant(ending[0]) + ending[1..] + ".");
        page.Charts(Charts(run));

        page.Heading("Epochs");
        AddHistory(page, run);
        page.Heading("Model");
        AddLayers(page, run.Model);
        if (run.Final is { Confusions.Count: > 0 } final)
        {
            page.Heading("Confusion matrix");
            foreach (var (name, matrix) in final.Confusions)
            {
                page.Paragraph($"Validation data, {matrix.Count} targets counted, {name} {Percent(matrix.Value)}.");
                page.Raw(HeatTable.Render(matrix));
            }
        }

        return page.ToString();
    }

    static string Summary(TrainingRun run)
    {
        var options = run.Options;
        var final = run.Final is { } evaluation
            ? $" Result: {Figures.Summary(evaluation.Loss, evaluation.Metrics)}." : "";
        return $"{run.History.Count} of {options.Epochs} epochs over {run.Examples} examples " +
            $"in batches of {options.BatchSize}: " +
            $"{run.Steps} steps in {Figures.Duration(run.Seconds)}.{final} " +
            $"{options.Optimizer}, {options.Schedule}, " +
            $"seed {options.Seed}.";
    }

    static IEnumerable<Chart> Charts(TrainingRun run)
    {
        var history = run.History;
        var stepsPerEpoch = Math.Ceiling((double)run.Examples / run.Options.BatchSize);
        List<Series> lines = [new Series("training", [.. Points(run.Losses)])];
        if (history.Any(epoch => epoch.ValidationLoss is not null))
        {
            var validation = history.Select(epoch => ((double)epoch.Epoch, epoch.ValidationLoss ?? double.NaN));
            lines.Add(new Series("validation", [.. validation], Marked: true));
        }

        yield return new Chart("Loss", "epochs", lines);
        string[] terms = [.. Names(history, epoch => epoch.TrainingTerms)];
        foreach (var name in terms)
        {
            List<Series> both = [Figure("training", name, epoch => epoch.TrainingTerms)];
            if (history.Any(epoch => epoch.ValidationLoss is not null))
                both.Add(Figure("validation", name, epoch => epoch.Metrics));
            yield return new Chart(char.ToUpperInvariant(name[0]) + name[1..], "epochs", both);
        }

        foreach (var name in Names(history, epoch => epoch.Metrics).Except(terms))
            yield return new Chart("Validation " + name, "epochs", [Figure(name, name, epoch => epoch.Metrics)]);

        if (run.Steps > 1)
        {
            yield return new Chart("Learning rate", "epochs", [new Series("rate", [.. Points(run.Rates)])])
            {
                KeepLinear = true,
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

    static IEnumerable<string> Names(
        IEnumerable<EpochRecord> history, Func<EpochRecord, IReadOnlyList<MetricValue>> figures) =>
        history.SelectMany(figures).Select(figure => figure.Name).Distinct();

    static void AddHistory(HtmlPage page, TrainingRun run)
    {
        string[] metrics = [.. Names(run.History, epoch => epoch.Metrics)];
        string[] terms = [.. Names(run.History, epoch => epoch.TrainingTerms)];
        page.Table(
            [
                "epoch", "training loss", .. terms.Select(name => "training " + name), "validation loss", .. metrics,
                "learning rate", "samples/s", "time",
            ],
            run.History.Select(epoch => (string[])
            [
                epoch.Epoch.ToString(CultureInfo.InvariantCulture),
                Figures.Loss(epoch.TrainingLoss),
                .. terms.Select(name => Cell(epoch.TrainingTerms, name)),
                epoch.ValidationLoss is { } loss ? Figures.Loss(loss) : "-",
                .. metrics.Select(name => Cell(epoch.Metrics, name)),
                epoch.LearningRate.ToString("G3", CultureInfo.InvariantCulture),
                epoch.SamplesPerSecond.ToString("N0", CultureInfo.InvariantCulture),
                Figures.Duration(epoch.Seconds),
            ]), textColumns: 0);
    }

    static string Cell(IReadOnlyList<MetricValue> figures, string name) =>
        figures.FirstOrDefault(figure => figure.Name == name) is { } figure ? Figures.Value(figure) : "-";

    static void AddLayers(HtmlPage page, ModelInfo model) => page.Table(
        ["layer", "kind", "output", "parameters", "FLOPs"],
        [
            .. model.Inputs.Select(input => (string[])[input.Name, "input", input.Shape, "", ""]),
            .. model.Layers.Select(layer => (string[])
                [layer.Name, layer.Kind, layer.OutputShape, Number(layer.Parameters), Number(layer.Flops)]),
            ["total", "", "", Number(model.ParameterCount), Number(model.Flops)],
        ], textColumns: 3);

    static string Number(long value) => value == 0 ? "-" : value.ToString("N0", CultureInfo.InvariantCulture);

    static string Percent(double share) => (100 * share).ToString("F2", CultureInfo.InvariantCulture) + " %";
}
