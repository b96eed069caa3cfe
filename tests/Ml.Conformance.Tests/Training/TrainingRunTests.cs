using Ml.Contracts;
using Ml.Optimizers;
using Ml.Schedules;
using Ml.Testing.Golden;
using Ml.Testing.Oracle;
using Xunit.Abstractions;

namespace Ml.Conformance.Tests.Training;

/// <summary>Whole training runs against PyTorch: the loss of every step, the first gradient and where the parameters end.</summary>
public sealed class TrainingRunTests(TrainingRuns runs, ITestOutputHelper output) : IClassFixture<TrainingRuns>
{
    public static TheoryData<string> Names => [.. TrainingRuns.Names];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Run_agrees(string name)
    {
        GoldenFolder.Require(name);
        TrainingRun run = TrainingRuns.Find(name);
        GoldenCase golden = run.Golden;
        using var model = (ITrainable)Activator.CreateInstance(runs.Open(run), 1UL)!;
        Dictionary<string, string> names = model.Parameters.Concat(model.State)
            .ToDictionary(p => p.Name, p => TrainedModels.GoldenName(golden, p.Name), StringComparer.Ordinal);
        model.Parameters.Select(p => $"init.{names[p.Name]}").Order(StringComparer.Ordinal)
            .ShouldBe(golden.Tensors.Keys.Where(k => k.StartsWith("init.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        foreach (Parameter p in model.Parameters)
            Floats(golden, $"init.{names[p.Name]}").CopyTo(p.Values);

        using Optimizer optimizer = TrainingRun.Optimizer(golden)!;
        Schedule schedule = TrainingRun.Schedule(golden)!;
        Batch batch = Batch.For(model.Description);
        double[] losses = new double[run.Steps], rates = new double[run.Steps], norms = new double[run.Steps];
        List<string> wrong = [];
        for (int step = 0; step < run.Steps; step++)
        {
            Fill(batch, golden, step);
            losses[step] = model.Backpropagate(batch);
            if (step == 0)
            {
                foreach (Parameter g in model.Gradients)
                    Compare(wrong, golden, $"grad1.{names[g.Name]}", [.. g.ReadOnlyValues.ToArray().Select(v => (double)v)], 1e-4);
            }

            rates[step] = schedule.Rate(step, run.Steps, optimizer.LearningRate);
            optimizer.Step(model.Parameters, model.Gradients, (float)rates[step]);
            norms[step] = optimizer.GradientNorm;
        }

        Compare(wrong, golden, "loss", losses, Math.Max(5e-5, 20 * Drift(golden, "loss")));
        Compare(wrong, golden, "lr", rates, 1e-6);
        if (golden.Tensors.ContainsKey("grad_norm"))
            Compare(wrong, golden, "grad_norm", norms, Math.Max(5e-5, 20 * Drift(golden, "loss")));
        foreach (Parameter p in model.Parameters)
            Compare(wrong, golden, $"final.{names[p.Name]}", [.. p.ReadOnlyValues.ToArray().Select(v => (double)v)], Math.Max(2e-4, 20 * Drift(golden, "final")));
        foreach (Parameter p in model.State)
            Compare(wrong, golden, $"final_state.{names[p.Name]}", [.. p.ReadOnlyValues.ToArray().Select(v => (double)v)], Math.Max(2e-4, 20 * Drift(golden, "final")));
        if (wrong.Count > 0)
            Assert.Fail(string.Join("\n", wrong) + "\n" + run.Source);
    }

    [SkippableFact]
    public void Runs_that_are_not_supported_yet_are_named()
    {
        GoldenFolder.Require(GoldenFolder.Cases(TrainingRuns.Part)[0]);
        HashSet<string> supported = [.. TrainingRuns.Names];
        GoldenCase[] missing = [.. TrainingRuns.All.Where(g => !supported.Contains(g.Name))];
        output.WriteLine($"{supported.Count} of {TrainingRuns.All.Count} runs supported; {missing.Length} are not:");
        foreach (IGrouping<string, GoldenCase> of in missing.GroupBy(g => $"{g.Text("optimiser")} on {g.Text("model")}, {g.Text("scheduler")}").OrderBy(g => g.Key, StringComparer.Ordinal))
            output.WriteLine($"{of.Key}: {string.Join(", ", of.Select(g => g.Name))}");
        supported.Count.ShouldBeGreaterThan(30);
    }

    private static void Fill(Batch batch, GoldenCase golden, int step)
    {
        int rows = golden.Tensors["data.x"].Shape[0], count = golden.Has("minibatch") ? golden.Int("minibatch") : rows;
        int first = golden.Has("minibatch") ? step * count % rows : 0;
        batch.Reset(count);
        foreach ((string tensor, int slot) in new[] { ("data.x", 0), ("data.y", 1) })
        {
            NumberArray data = golden.Tensors[tensor];
            int row = data.Data.Length / data.Shape[0];
            if (batch.Kind(slot) == ElementKind.Int32)
            {
                data.Data.Skip(first * row).Take(count * row).Select(v => (int)v).ToArray().CopyTo(batch.FillIntegers(slot, count * row));
            }
            else
            {
                data.Data.Skip(first * row).Take(count * row).Select(v => (float)v).ToArray().CopyTo(batch.FillFloats(slot, count * row));
            }
        }

        if (golden.Text("model") == "transformer")
            batch.SetSize("time", golden.Tensors["data.x"].Shape[1]);
    }

    private static double Drift(GoldenCase golden, string of) => golden.Metadata.TryGetValue($"float32_drift_{of}", out string? text)
        ? double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
        : 0;

    private static float[] Floats(GoldenCase golden, string tensor) => [.. golden.Tensors[tensor].Data.Select(v => (float)v)];

    private static void Compare(List<string> wrong, GoldenCase golden, string tensor, double[] actual, double allowed)
    {
        NumberArray expected = golden.Tensors[tensor], found = new(expected.Shape, actual);
        double error = GoldenCase.Error(found, expected);
        if (!(error <= allowed))
            wrong.Add($"{tensor} off by {error:G3} (allowed {allowed:G3}): {found} for {expected}");
    }
}
