using System.Xml.Linq;
using Ml.Contracts;
using Ml.Data;
using Ml.Metrics;
using Ml.Optimizers;
using Ml.Reports;
using Ml.Schedules;
using Ml.Training;

namespace Ml.Runtime.Tests.Training;

public class ReportTests
{
    [Fact]
    public void The_page_is_well_formed_and_needs_nothing_else()
    {
        var path = Path.GetTempFileName();
        try
        {
            using var model = new SoftmaxRegression(784, 10);
            new Trainer(new AdamW(2e-3f)) { Epochs = 5, Schedule = new Cosine(10), Progress = ProgressMode.None }
                .Fit(model, Digits.Create(1500, 1), Digits.Create(300, 2)).WriteReport(path);
            var html = File.ReadAllText(path);
            html.ShouldNotContain("http");
            html.ShouldNotContain("src=");
            html.ShouldContain("Training SoftmaxRegression");

            var body = XDocument.Parse(html[html.IndexOf("<body>", StringComparison.Ordinal)..]
                .Replace("</html>", "", StringComparison.Ordinal)).Root!;
            body.Descendants("svg").Count().ShouldBe(3);
            body.Descendants("svg").Attributes("aria-label").Select(label => label.Value)
                .ShouldBe(["Loss", "Validation accuracy", "Learning rate"]);
            body.Descendants("table").Count().ShouldBe(3);
            body.Descendants("polyline").ShouldAllBe(line => !line.Attribute("points")!.Value.Contains("NaN"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_run_that_was_cancelled_before_its_first_step_has_a_page()
    {
        using var model = new SoftmaxRegression(784, 10);
        var run = new Trainer(new AdamW(2e-3f)) { Progress = ProgressMode.None }
            .Fit(model, Digits.Create(10, 1), cancellation: new CancellationToken(canceled: true));
        run.Steps.ShouldBe(0);
        RunReport.Render(run).ShouldContain("Cancelled in epoch 1 after step 0; no checkpoint path was set.");
    }

    [Fact]
    public void Ticks_are_round_and_inside()
    {
        new Axis([0.3, 9.7], 0, 100).Ticks(5).ShouldBe([2, 4, 6, 8]);
        Labels([0.02, 3], logarithmic: true).ShouldBe(["0.02", "0.05", "0.1", "0.2", "0.5", "1", "2"]);
        new Axis([], 0, 100).Map(0).ShouldBe(50);
    }

    [Theory]
    [InlineData(0.5, "0.45", "0.55")]
    [InlineData(1e-7, "9e-8", "1.1e-7")]
    [InlineData(-3, "-3.2", "-2.8")]
    [InlineData(0, "-0.4", "0.4")]
    [InlineData(1e30, "9e29", "1.1e30")]
    public void A_constant_lies_in_the_middle_of_an_axis_of_its_size(double value, string first, string last)
    {
        var axis = new Axis([value, double.NaN, value], 0, 100);
        axis.Map(value).ShouldBe(50, 1e-6);
        var labels = Labels([value, value]);
        (labels[0], labels[^1]).ShouldBe((first, last));
        labels.Distinct().Count().ShouldBe(labels.Count);
    }

    /// <summary>Whatever is drawn: neighbouring ticks read differently, lie in order, and read back as what they are.</summary>
    [Fact]
    public void Any_range_has_ticks_that_can_be_told_apart()
    {
        var random = new System.Random(3);
        for (var round = 0; round < 3000; round++)
        {
            var low = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 12));
            var spread = Math.Abs(low) * Math.Pow(10, random.Next(-9, 6)) * (1 + random.NextDouble());
            var isLogarithmic = low > 0 && spread > 30 * low;
            var axis = new Axis([low, low + spread], 0, 100, isLogarithmic);
            var ticks = axis.Ticks(5);
            ticks.Count.ShouldBeInRange(isLogarithmic ? 1 : 2, 15, $"{low} + {spread}");
            string[] labels = [.. ticks.Select(tick => axis.Label(tick, 5))];
            labels.Distinct().Count().ShouldBe(labels.Length, string.Join(" ", labels));
            for (var i = 0; i < labels.Length; i++)
            {
                var read = double.Parse(labels[i], System.Globalization.CultureInfo.InvariantCulture);
                axis.Map(read).ShouldBe(axis.Map(ticks[i]), 0.5, labels[i]);
                axis.Map(ticks[i]).ShouldBeInRange(-1e-3, 100 + 1e-3);
            }
        }
    }

    [Fact]
    public void A_long_noisy_curve_is_drawn_raw_and_smoothed()
    {
        (double, double)[] points = [.. Enumerable.Range(0, 400).Select(i => ((double)i, 2 + Math.Pow(-1, i)))];
        var line = new Series("training", points) { Smooths = true };
        line.Smoothed.Count.ShouldBe(400);
        line.Smoothed.Skip(50).ShouldAllBe(point => Math.Abs(point.Y - 2) < 0.1);
        new Series("training", points[..10]) { Smooths = true }.Smoothed.Count.ShouldBe(10);
        var svg = SvgChart.Render(new Chart("Loss", "epochs", [line]));
        svg.Split("<polyline").Length.ShouldBe(3);
        svg.ShouldContain("training, smoothed");
    }

    [Fact]
    public void The_best_epoch_is_marked()
    {
        using var model = new ScriptedModel(ElementKind.Float32, call => Math.Abs(call - 3) + 1);
        var run = new Trainer(new Sgd(1))
        {
            Epochs = 20,
            BatchSize = 7,
            EarlyStopping = new EarlyStopping(Patience: 2),
            Progress = ProgressMode.None,
        }.Fit(model, Line, Line);
        var html = RunReport.Render(run);
        html.ShouldContain(">best, restored: 3</text>");
        html.ShouldContain("<tr class=\"best\"><td>3</td>");
    }

    [Fact]
    public void A_yes_no_model_has_its_matrix_and_its_thresholds()
    {
        using var model = new ScriptedModel(ElementKind.Float32, _ => 1, batch => [.. batch.Floats(0).ToArray().Select(x => x - 2.5f)]);
        model.Description = model.Description with
        {
            LossTerms = [new LossTerm("loss", "", LossReduction.Mean, 1, 0, 0, TargetKind.YesNo)],
        };
        var data = DataSet.From([1f, 2, 3, 4], [0f, 1, 1, 1], 4);
        var run = new Trainer(new Sgd(1)) { Progress = ProgressMode.None }.Fit(model, data, data);
        run.Final!.Thresholds["accuracy"].AtHalf().ShouldBe(new ThresholdPoint(0, 2, 0, 1, 1));
        run.Final.Thresholds["accuracy"].AreaUnderRoc().ShouldBe(1);
        var html = RunReport.Render(run);
        html.ShouldContain("best F1 1 at 0.1");
        html.ShouldContain("ROC, area 1");
        html.ShouldContain("4 targets counted, accuracy 75.00 %");
    }

    static readonly ArrayDataSet Line = DataSet.From([0f, 1, 2, 3, 4, 5, 6], [0f, 1, 2, 3, 4, 5, 6], 7);

    static List<string> Labels(double[] values, bool logarithmic = false)
    {
        var axis = new Axis(values, 0, 100, logarithmic);
        return [.. axis.Ticks(5).Select(tick => axis.Label(tick, 5))];
    }
}
