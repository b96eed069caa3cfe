using Ml.Contracts;
using Ml.Data;
using Ml.Optimizers;
using Ml.Training;
using Spectre.Console;

namespace Ml.Runtime.Tests.Training;

public class ProgressTests
{
    [Fact]
    public void Lines_show_each_epoch_and_the_pace_within()
    {
        var text = new StringWriter { NewLine = "\n" };
        Show(new LineProgress(text, interval: 0));
        var lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2 * (13 + 1));
        lines[0].ShouldMatch(@"^epoch 1/2  step 1/26  [\d,.]+ samples/s  left [\d.]+ s  loss [\d.]+$");
        lines[13].ShouldMatch(
            @"^epoch 1/2  loss [\d.]+  validation loss [\d.]+  accuracy [\d.]+ %  [\d,.]+ samples/s  [\d.]+ s$");
        lines[^1].ShouldStartWith("epoch 2/2  loss ");
    }

    [Fact]
    public void Fast_epochs_give_one_line_each()
    {
        var text = new StringWriter { NewLine = "\n" };
        Show(new LineProgress(text));
        text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
    }

    [Fact]
    public void The_bar_leaves_a_line_per_epoch()
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = 120;
        Show(new BarProgress(console));
        text.ToString().ShouldContain("epoch 1/2  loss ");
        text.ToString().ShouldContain("epoch 2/2  loss ");
        text.ToString().ShouldContain("accuracy");
    }

    [Theory]
    [InlineData(3.21, "3.2 s")]
    [InlineData(75, "1:15")]
    [InlineData(3725, "1:02:05")]
    [InlineData(double.NaN, "?")]
    public void Durations_are_short(double seconds, string expected) => Figures.Duration(seconds).ShouldBe(expected);

    [Theory]
    [InlineData(2.3026, "2.303")]
    [InlineData(0.03126, "0.0313")]
    [InlineData(0.0000123, "1.23E-05")]
    [InlineData(0, "0.0000")]
    public void Losses_have_the_digits_that_matter(double loss, string expected) =>
        Figures.Loss(loss).ShouldBe(expected);

    static void Show(IProgressView view)
    {
        using var model = Samples.Model();
        var trainer = new Trainer(new Sgd(0.01f)) { Epochs = 2, BatchSize = 8 };
        trainer.Optimizer.Prepare(model.Parameters);
        using var loop = new TrainingLoop(
            trainer, model, new Feed(model.Description, Samples.Data, withTargets: true, "data"),
            new Evaluator(model, Samples.Data, 8, metrics: null));
        view.Show(loop, () => loop.Run(view, default));
    }
}
