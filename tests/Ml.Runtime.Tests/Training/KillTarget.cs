using System.Globalization;
using Ml.Numerics;
using Ml.Optimizers;
using Ml.Training;

namespace Ml.Runtime.Tests.Training;

/// <summary>
/// What the child process of <see cref="KillTests"/> does: the sample run, resumed if it can be, a line per step.
/// Written so that it would end by itself; it is not meant to get there.
/// </summary>
static class KillTarget
{
    internal const string Command = "train-until-killed";

    /// <summary>Says which vector width a process with the given environment chooses (SimdTests).</summary>
    internal const string WidthCommand = "vector-width";

    /// <summary>Trains with progress on, until a signal or until it ends itself (TerminalTests).</summary>
    internal const string BarCommand = "train-before-a-terminal";

    static int Main(string[] args)
    {
        if (args is [WidthCommand])
        {
            Console.Out.WriteLine(Simd.Width);
            return 0;
        }
        if (args is [BarCommand, var end])
            return TrainBeforeATerminal(end);
        if (args is not [Command, var checkpoint])
            return 2;
        using var model = Samples.Model();
        Samples.Trainer(checkpoint, resume: true, everySteps: 3, onStep: step =>
        {
            Console.Out.WriteLine(step.Step.ToString(CultureInfo.InvariantCulture));
            Console.Out.Flush();
        }).Fit(model, Samples.Data);
        return 0;
    }

    static int TrainBeforeATerminal(string end)
    {
        using var model = Samples.Model();
        new Trainer(new Sgd(0.01f))
        {
            Epochs = 1000,
            BatchSize = 8,
            OnStep = step =>
            {
                Thread.Sleep(20);
                if (step.Step < 40)
                    return;
                if (end == "exit")
                    Environment.Exit(3);
                if (end == "exception")
                    throw new TimeoutException();
                if (end == "other thread")
                    new Thread(() => throw new TimeoutException()).Start();
            },
        }.Fit(model, Samples.Data, Samples.Data);
        return 0;
    }
}
