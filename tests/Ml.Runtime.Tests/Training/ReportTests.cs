using System.Xml.Linq;
using Ml.Data;
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
        new Axis([0.02, 3], 0, 100, logarithmic: true).Ticks(5).Select(Axis.Label)
            .ShouldBe(["0.02", "0.05", "0.1", "0.2", "0.5", "1", "2"]);
        new Axis([5, 5], 0, 100).Ticks(5).ShouldContain(5);
        new Axis([], 0, 100).Map(0).ShouldBe(50);
    }
}
