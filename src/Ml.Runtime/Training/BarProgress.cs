using Spectre.Console;
using Spectre.Console.Rendering;

namespace Ml.Training;

/// <summary>For terminals: one bar for the epoch in progress, finished epochs as lines above it.</summary>
sealed class BarProgress(IAnsiConsole console) : IProgressView
{
    // Ten times a second is as often as eyes follow; between two, a step allocates nothing.
    readonly Pace _pace = new(0.1);
    readonly FiguresColumn _figures = new();
    ProgressTask? _bar;
    string _validation = "";

    public TrainingRun Show(TrainingLoop loop, Func<TrainingRun> run)
    {
        if (LineProgress.Opening(loop) is { } opening)
            console.WriteLine(opening);
        var result = console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = 24 },
                new PercentageColumn(), _figures)
            .Start(context =>
            {
                _bar = context.AddTask(Title(loop), maxValue: loop.Examples);
                _bar.Value = loop.Position;
                return run();
            });
        if (result.Ending() is { } ending)
            console.WriteLine(ending);
        return result;
    }

    public void Step(TrainingLoop loop, in StepInfo step)
    {
        if (!_pace.Add(step) || _bar is null)
            return;
        _bar.Description = Title(loop);
        _bar.Value = loop.Position;
        _figures.Text = $"{Figures.Rate(_pace.SamplesPerSecond)}  left {Figures.Duration(_pace.SecondsLeft)}  " +
            $"loss {Figures.Loss(loop.Loss.Value)}{_validation}";
    }

    public void EpochEnd(TrainingLoop loop, EpochRecord epoch)
    {
        console.WriteLine(LineProgress.Describe(epoch, loop.Epochs));
        _validation = string.Concat(epoch.Metrics.Select(metric => "  " + Figures.Show(metric)));
        if (_bar is not null)
        {
            _bar.Description = Title(loop);
            _bar.Value = loop.Epoch < loop.Epochs ? 0 : loop.Examples;
        }

        _pace.Skip();
    }

    static string Title(TrainingLoop loop) => $"epoch {Math.Min(loop.Epoch + 1, loop.Epochs)}/{loop.Epochs}";

    /// <summary>The text to the right of the bar.</summary>
    sealed class FiguresColumn : ProgressColumn
    {
        internal string Text { get; set; } = "";

        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
            => new Text(Text).Overflow(Overflow.Ellipsis);
    }
}
