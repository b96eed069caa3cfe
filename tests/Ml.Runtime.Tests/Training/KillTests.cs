using System.Diagnostics;
using System.Globalization;

namespace Ml.Runtime.Tests.Training;

/// <summary>A real process, really killed (SIGKILL on Unix), wherever it happens to be.</summary>
public sealed class KillTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("kill").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_killed_run_resumes_to_the_same_bits()
    {
        var checkpoint = Path.Combine(_folder, "run.ckpt");
        var first = TrainAndKill(checkpoint, killAfter: 9);
        first.ShouldBe(1);
        var second = TrainAndKill(checkpoint, killAfter: 29);
        second.ShouldBeInRange(7, 29, "the second process went on from a checkpoint of the first");

        using var model = Samples.Model();
        var steps = new List<long>();
        Samples.Trainer(checkpoint, resume: true, onStep: step => steps.Add(step.Step)).Fit(model, Samples.Data);
        steps[0].ShouldBeGreaterThan(second);
        var (parameters, state) = Samples.Copy(model);
        parameters.ShouldBe(Samples.Undisturbed.Parameters);
        state.ShouldBe(Samples.Undisturbed.State);
    }

    /// <summary>Kills the child once it has printed a step; returns the first step it took.</summary>
    static int TrainAndKill(string checkpoint, int killAfter)
    {
        string[] arguments = [typeof(KillTests).Assembly.Location, KillTarget.Command, checkpoint];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host)
            start.FileName = host;
        using var child = Process.Start(start)!;
        int? first = null;
        while (child.StandardOutput.ReadLine() is { } line)
        {
            var step = int.Parse(line, CultureInfo.InvariantCulture);
            first ??= step;
            if (step >= killAfter)
                break;
        }

        child.HasExited.ShouldBeFalse("the child was to be killed in the middle of its run");
        child.Kill();
        child.WaitForExit();
        return first ?? throw new InvalidOperationException("The child took no step.");
    }
}
