using Ml.Runtime.Tests.Support;
using Ml.Schedules;
using Ml.Weights;
using Xunit.Abstractions;

namespace Ml.Runtime.Tests.Schedules;

/// <summary>Learning-rate tables of the reference.</summary>
public sealed class ScheduleConformanceTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Every_supported_schedule_follows_the_reference()
    {
        List<string> unsupported = [];
        var compared = 0;
        foreach (var path in Golden.Files("training", "lrtable-"))
        {
            using var file = SafetensorsFile.Open(path);
            if (Make(file) is not { } schedule)
            {
                unsupported.Add($"{file.Text("operator")} ({file.Text("case")})");
                continue;
            }

            compared++;
            Compare(file, schedule);
        }

        output.WriteLine($"{compared} cases compared, {unsupported.Count} of unsupported schedules:");
        unsupported.ForEach(output.WriteLine);
        compared.ShouldBeGreaterThan(0);
    }

    static void Compare(SafetensorsFile file, Schedule schedule)
    {
        var expected = file.Values<float>("lr");
        var total = file.Metadata.ContainsKey("hp.sched.total_steps")
            ? (long)file.Number("hp.sched.total_steps")
            : expected.Length;
        var tolerance = 1e-6 * expected.ToArray().Max();
        for (var step = 0; step < expected.Length; step++)
            ((double)schedule.Rate(step, total, file.Number("hp.base_lr")))
                .ShouldBe(expected[step], tolerance, $"{file.Text("case")}, step {step}");
    }

    static Schedule? Make(SafetensorsFile file)
    {
        float Number(string name) => file.Number("hp.sched." + name);
        return file.Text("operator") switch
        {
            "Constant" => new Constant(),
            "Step" => new StepDecay((long)Number("step_size"), Number("gamma")),
            "MultiStep" => new MultiStep(
                Number("gamma"), [.. file.Numbers("hp.sched.milestones").Select(step => (long)step)]),
            "Exponential" => new Exponential(Number("gamma")),
            "Linear" => new Linear(Number("start_factor"), Number("end_factor"), (long)Number("total_steps")),
            "Polynomial" => new Polynomial(Number("power")),
            "InverseSqrt" => new InverseSquareRoot((long)Number("warmup")),
            "Cosine" => new Cosine(minimum: Number("eta_min"), length: (long)Number("t_max")),
            "CosineWarmRestarts" => new WarmRestarts((long)Number("t_0"), (int)Number("t_mult"), Number("eta_min")),
            "WarmupCosine" => new Cosine((long)Number("warmup"), Number("eta_min")),
            "WarmupLinear" => new Warmup((long)Number("warmup"), new Linear()),
            _ => null,
        };
    }
}
