using System.Globalization;
using Ml.Numerics;

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

    static int Main(string[] args)
    {
        if (args is [WidthCommand])
        {
            Console.Out.WriteLine(Simd.Width);
            return 0;
        }
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
}
