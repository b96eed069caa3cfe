using Ml.Contracts;
using Ml.Numerics;
using Ml.Optimizers;
using Ml.Runtime.Tests.Support;
using Ml.Weights;
using Xunit.Abstractions;

namespace Ml.Runtime.Tests.Optimizers;

/// <summary>The bare update rules against torch, step by step, in every vector width.</summary>
[Collection(ProcessWide.Name)]
public sealed class UpdateConformanceTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Every_supported_update_rule_follows_the_reference()
    {
        List<string> unsupported = [];
        var compared = 0;
        foreach (var path in Golden.Files("training", "update-"))
        {
            using var file = SafetensorsFile.Open(path);
            if (Make(file) is null)
            {
                unsupported.Add($"{file.Text("operator")} ({file.Text("case")})");
                continue;
            }

            compared++;
            InEveryWidth(() => Follow(file));
        }

        output.WriteLine($"{compared} cases compared, {unsupported.Count} of unsupported optimisers:");
        unsupported.ForEach(output.WriteLine);
        compared.ShouldBeGreaterThan(0);
    }

    static void Follow(SafetensorsFile file)
    {
        string[] names = ["a", "b"];
        ParameterInfo[] infos = [.. names.Select(name =>
            new ParameterInfo(name, [.. file[$"init.{name}"].Shape.Select(size => (int)size)]))];
        using var parameters = new ParameterSet(infos);
        using var gradients = new ParameterSet(infos);
        using var optimizer = Make(file)!;
        foreach (var name in names)
            file.Values<float>($"init.{name}").CopyTo(parameters[name].Values);

        var tolerance = Math.Max(1e-5, 10 * file.Number("float32_drift_final"));
        for (var step = 0; step < file.Number("hp.steps"); step++)
        {
            foreach (var name in names)
                Slice(file, $"grads.{name}", step).CopyTo(gradients[name].Values);
            optimizer.Step(parameters, gradients);
            foreach (var name in names)
                Golden.ScaledError(parameters[name].ReadOnlyValues, Slice(file, $"after.{name}", step))
                    .ShouldBeLessThan(tolerance, $"{file.Text("case")}, {name}, step {step}, {Simd.Width}");
        }
    }

    static ReadOnlySpan<float> Slice(SafetensorsFile file, string name, int step)
    {
        var length = file.Values<float>(name).Length / (int)file[name].Shape[0];
        return file.Values<float>(name).Slice(step * length, length);
    }

    static Optimizer? Make(SafetensorsFile file)
    {
        var rate = file.Number("hp.opt.lr");
        var decay = file.Metadata.ContainsKey("hp.opt.weight_decay") ? file.Number("hp.opt.weight_decay") : 0;
        switch (file.Text("operator"))
        {
            case "SGD":
                return new Sgd(rate, file.Number("hp.opt.momentum"), file.Number("hp.opt.dampening"),
                    file.Text("hp.opt.nesterov") == "true", decay);
            case "Adam":
            case "AdamW":
                var betas = file.Numbers("hp.opt.betas");
                var (epsilon, amsgrad) = (file.Number("hp.opt.eps"), file.Text("hp.opt.amsgrad") == "true");
                return file.Text("operator") == "Adam"
                    ? new Adam(rate, betas[0], betas[1], epsilon, decay, amsgrad)
                    : new AdamW(rate, betas[0], betas[1], epsilon, decay, amsgrad);
            default:
                return null;
        }
    }

    static void InEveryWidth(Action action)
    {
        var before = Simd.Width;
        try
        {
            foreach (var width in Enum.GetValues<VectorWidth>())
            {
                Simd.Force(width);
                action();
            }
        }
        finally
        {
            Simd.Force(before);
        }
    }
}
