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
        if (run.Final?.Confusion is { } matrix)
            AddMatrix(page, matrix, "");
        if (run.Final?.Thresholds is { } counts && counts.Positives + counts.Negatives > 0)
        {
            AddMatrix(page, Matrix(counts), "Positive is predicted above a probability of one half. ");
            if (counts is { Positives: > 0, Negatives: > 0 })
                page.Charts(RunCharts.Of(counts));
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

    static void AddHistory(HtmlPage page, TrainingRun run)
    {
        string[] metrics = [.. run.History.SelectMany(epoch => epoch.Metrics).Select(metric => metric.Name).Distinct()];
        var refuses = run.History.Any(epoch => epoch.RefusedSteps > 0);
        page.Table(
            [
                "epoch", "training loss", "validation loss", .. metrics, "learning rate",
                .. refuses ? ["refused steps"] : Array.Empty<string>(), "samples/s", "time",
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

    static void AddMatrix(HtmlPage page, ConfusionMatrix matrix, string how)
    {
        page.Heading("Confusion matrix");
        page.Paragraph($"{how}Validation data, {matrix.Count} examples, accuracy {Percent(matrix.Value)}.");
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
