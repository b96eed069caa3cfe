using Ml.Data;
using Ml.Optimizers;
using Ml.Training;

namespace Ml.Runtime.Tests.Training;

public class ProgressTests
{
    [Fact]
    public void Lines_show_each_epoch_and_the_pace_within()
    {
        var text = new StringWriter { NewLine = "\n" };
        Show(new LineProgress(new ProgressOutput(text), interval: 0));
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
        Show(new LineProgress(new ProgressOutput(text)));
        text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
    }

    [Theory]
    [InlineData(120)]
    [InlineData(50)]
    [InlineData(25)]
    public void The_bar_leaves_the_epochs_and_never_wraps(int width)
    {
        var screen = new Screen(width);
        var text = new StringWriter { NewLine = "\r\n" };
        Show(new BarProgress(new ProgressOutput(text, () => width)), slow: true);
        screen.Feed(text.ToString());
        screen.Wrapped.ShouldBe(0);
        var shown = string.Join(' ', screen.Lines.Select(line => line.Trim()).Where(line => line.Length > 0));
        shown.ShouldMatch(@"^epoch 1/2 +loss [\d.]+ +validation +loss [\d.]+ +accuracy [\d.]+ % +[\d,.]+ samples/s +[\d.]+ s epoch 2/2 +loss .* s$");
        text.ToString().ShouldContain("[#");
        text.ToString().ShouldNotContain("\u001b[?25l");
    }

    [Fact]
    public void A_terminal_that_becomes_narrow_keeps_what_was_said()
    {
        var (screen, widths) = (new Screen(100), new Queue<int>([100, 100, 40, 40, 100]));
        var status = new StatusLine(new ProgressOutput(new Feeding(screen) { NewLine = "\r\n" }, () => widths.Count > 1 ? widths.Dequeue() : widths.Peek()));
        status.PrintAbove(_ => "said before");
        status.Show(columns => new string('x', columns));
        screen.Resize(40);
        status.Show(columns => new string('y', columns));
        status.PrintAbove(_ => "said after");
        status.Close();
        screen.Lines.Where(line => line.Trim().Length > 0).ShouldBe(["said before", "said after"]);
        screen.Wrapped.ShouldBe(0);
    }

    [Fact]
    public void The_bar_leaves_out_what_does_not_fit()
    {
        string[] figures = ["loss 0.3127", "left 12.3 s", "12,345 samples/s", "accuracy 97.12 %"];
        Bar.Draw("epoch 1/3", 0.5, figures, 120).ShouldBe("epoch 1/3 [############............]  50 %  " + string.Join("  ", figures));
        for (var width = 20; width < 130; width++)
        {
            var line = Bar.Draw("epoch 1/3", 0.25, figures, width);
            line.Length.ShouldBeLessThanOrEqualTo(width);
            string[] shown = [.. line.Split("  ").Skip(2)];
            shown.ShouldBe(figures[..shown.Length], line);
        }
    }

    [Fact]
    public void A_line_is_folded_between_figures_and_loses_none()
    {
        const string Line = "epoch 1/3  loss 0.3127  validation loss 0.2981  accuracy 97.12 %  12,345 samples/s  1.2 s";
        for (var width = 20; width < 100; width++)
        {
            var lines = Fold.Into(Line, width).Split('\n');
            lines.ShouldAllBe(line => line.Length <= width);
            string.Join("  ", lines.Select(line => line.Trim())).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .ShouldBe(Line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void A_writer_that_fails_neither_ends_nor_spoils_the_run(int after)
    {
        using var whole = Samples.Model();
        Train(whole, new SilentProgress());
        foreach (var view in new Func<ProgressOutput, IProgressView>[] { o => new LineProgress(o, 0), o => new BarProgress(o) })
        {
            using var model = Samples.Model();
            Train(model, view(new ProgressOutput(new Failing(after), () => 80)));
            model.Parameters.ReadOnlyValues.SequenceEqual(whole.Parameters.ReadOnlyValues).ShouldBeTrue();
        }
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

    static void Show(IProgressView view, bool slow = false)
    {
        using var model = Samples.Model();
        Train(model, view, slow);
    }

    static void Train(SoftmaxRegression model, IProgressView view, bool slow = false)
    {
        var trainer = new Trainer(new Sgd(0.01f)) { Epochs = 2, BatchSize = 8, OnStep = _ => Thread.Sleep(slow ? 25 : 0) };
        trainer.Optimizer.Prepare(model.Parameters);
        using var loop = new TrainingLoop(
            trainer, model, new Feed(model.Description, Samples.Data, withTargets: true, "data"),
            new Evaluator(model, Samples.Data, 8, metrics: null));
        view.Show(loop, () => loop.Run(view, default)).Reason.ShouldBe(StopReason.Completed);
    }

    /// <summary>Breaks after some writes, as a pipe does whose reader is gone.</summary>
    sealed class Failing(int after) : StringWriter
    {
        int _writes;

        public override void Write(string? value)
        {
            if (_writes++ >= after)
                throw new IOException("Broken pipe");
        }
    }

    sealed class Feeding(Screen screen) : StringWriter
    {
        public override void Write(string? value) => screen.Feed(value!);
    }
}
