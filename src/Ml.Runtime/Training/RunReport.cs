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
        if (run.Final?.Confusion is { } matrix)
        {
            page.Heading("Confusion matrix");
            page.Paragraph($"Validation data, {matrix.Count} examples, accuracy {Percent(matrix.Value)}.");
            page.Raw(HeatTable.Render(matrix));
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
        foreach (var name in history.SelectMany(epoch => epoch.Metrics).Select(metric => metric.Name).Distinct())
        {
            var points = history.Select(epoch => ((double)epoch.Epoch, epoch.Find(name)?.Value ?? double.NaN));
            yield return new Chart("Validation " + name, "epochs", [new Series(name, [.. points], Marked: true)]);
        }

        if (run.Steps > 1)
        {
            yield return new Chart("Learning rate", "epochs", [new Series("rate", [.. Points(run.Rates)])])
            {
                KeepLinear = true,
            };
        }

        // A point stands for several steps and lies in their middle.
        IEnumerable<(double Epoch, double Value)> Points(StepCurve curve) => curve.Points.ToArray()
            .Select((value, i) => ((i + 0.5) * curve.StepsPerPoint / stepsPerEpoch, (double)value));
    }

    static void AddHistory(HtmlPage page, TrainingRun run)
    {
        string[] metrics = [.. run.History.SelectMany(epoch => epoch.Metrics).Select(metric => metric.Name).Distinct()];
        page.Table(
            ["epoch", "training loss", "validation loss", .. metrics, "learning rate", "samples/s", "time"],
            run.History.Select(epoch => (string[])
            [
                epoch.Epoch.ToString(CultureInfo.InvariantCulture),
                Figures.Loss(epoch.TrainingLoss),
                epoch.ValidationLoss is { } loss ? Figures.Loss(loss) : "-",
                .. metrics.Select(name => epoch.Find(name) is { } metric ? Figures.Value(metric) : "-"),
                epoch.LearningRate.ToString("G3", CultureInfo.InvariantCulture),
                epoch.SamplesPerSecond.ToString("N0", CultureInfo.InvariantCulture),
                Figures.Duration(epoch.Seconds),
            ]), textColumns: 0);
    }

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
