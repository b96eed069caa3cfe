using System.Globalization;
using Ml.Contracts;
using Ml.Metrics;
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
        page.Charts(RunCharts.Of(run));

        page.Heading("Epochs");
        AddHistory(page, run);
        if (run.Notes.Count > 0)
        {
            page.Heading("Notes");
            page.List(run.Notes);
        }

        page.Heading("Model");
        AddLayers(page, run.Model);
        if (run.Final is { } final)
            AddConfusions(page, final);

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

    static void AddHistory(HtmlPage page, TrainingRun run)
    {
        string[] metrics = [.. RunCharts.Names(run.History, epoch => epoch.Metrics)];
        string[] terms = [.. RunCharts.Names(run.History, epoch => epoch.TrainingTerms)];
        var refuses = run.History.Any(epoch => epoch.RefusedSteps > 0);
        page.Table(
            [
                "epoch", "training loss", .. terms.Select(name => "training " + name), "validation loss", .. metrics,
                "learning rate", .. refuses ? ["refused steps"] : Array.Empty<string>(), "samples/s", "time",
            ],
            run.History.Select(epoch => (string[])
            [
                epoch.Epoch.ToString(CultureInfo.InvariantCulture),
                Figures.Loss(epoch.TrainingLoss),
                .. terms.Select(name => Cell(epoch.TrainingTerms, name)),
                epoch.ValidationLoss is { } loss ? Figures.Loss(loss) : "-",
                .. metrics.Select(name => Cell(epoch.Metrics, name)),
                epoch.LearningRate.ToString("G3", CultureInfo.InvariantCulture),
                .. refuses ? [Number(epoch.RefusedSteps)] : Array.Empty<string>(),
                epoch.SamplesPerSecond.ToString("N0", CultureInfo.InvariantCulture),
                Figures.Duration(epoch.Seconds),
            ]), textColumns: 0, best: (run.BestEpoch ?? 0) - 1);
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

    static void AddConfusions(HtmlPage page, Evaluation final)
    {
        foreach (var (name, matrix) in final.Confusions)
            AddMatrix(page, name, matrix, "");
        foreach (var (name, counts) in final.Thresholds.Where(pair => pair.Value.Positives + pair.Value.Negatives > 0))
        {
            AddMatrix(page, name, Matrix(counts), "Positive is predicted above a probability of one half. ");
            if (counts is { Positives: > 0, Negatives: > 0 })
                page.Charts(RunCharts.Of(counts));
        }
    }

    static void AddMatrix(HtmlPage page, string name, ConfusionMatrix matrix, string how)
    {
        // "mask accuracy" is that of the output that is called mask.
        page.Heading(name == matrix.Name ? "Confusion matrix" : $"Confusion matrix, {name[..^matrix.Name.Length].Trim()}");
        page.Paragraph($"{how}Validation data, {matrix.Count} targets counted, {name} {Percent(matrix.Value)}.");
        page.Raw(HeatTable.Render(matrix));
    }

    static ConfusionMatrix Matrix(ThresholdCounts counts)
    {
        var half = counts.AtHalf();
        var matrix = new ConfusionMatrix(2, ["negative", "positive"]);
        matrix.Add(0, 0, half.TrueNegatives);
        matrix.Add(0, 1, half.FalsePositives);
        matrix.Add(1, 0, half.FalseNegatives);
        matrix.Add(1, 1, half.TruePositives);
        return matrix;
    }

    static string Number(long value) => value == 0 ? "-" : value.ToString("N0", CultureInfo.InvariantCulture);

    static string Percent(double share) => (100 * share).ToString("F2", CultureInfo.InvariantCulture) + " %";
}
