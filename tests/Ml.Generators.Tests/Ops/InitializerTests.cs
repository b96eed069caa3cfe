using System.Text.Json;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;
using Ml.Testing.Golden;

namespace Ml.Generators.Tests.Ops;

/// <summary>Bounds and deviations worked out at compile time, against the closed forms of the golden cases.</summary>
public class InitializerTests
{
    [SkippableFact]
    public void Initialisers_have_the_spread_the_golden_cases_state()
    {
        string? folder = GoldenCase.Folder;
        Skip.If(folder is null, "no golden data");
        int checkedCases = 0;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(folder!, "initialisers"), "*.json").Order(StringComparer.Ordinal))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            JsonElement root = document.RootElement;
            if (Choice(root) is not { } choice)
                continue;
            Shape shape = new(root.GetProperty("shape").EnumerateArray().Select(s => (Dim)s.GetInt64()));
            InitialSpec initial = choice == "Default"
                ? Initializers.ByFanIn(shape)
                : Initializers.Of(choice, shape, Initializers.Zeros);
            double deviation = initial.Distribution == InitialDistribution.Uniform ? initial.B / Math.Sqrt(3) : initial.B;
            deviation.ShouldBe(root.GetProperty("expected").GetProperty("std").GetDouble(), 1e-6, Path.GetFileName(file));
            checkedCases++;
        }

        checkedCases.ShouldBeGreaterThan(15);
    }

    /// <summary>Our name for the case, or null where it asks for something we do not offer.</summary>
    private static string? Choice(JsonElement root)
    {
        string name = root.GetProperty("operator").GetString()!;
        JsonElement given = root.GetProperty("hyperparameters");
        string Text(string key) => given.TryGetProperty(key, out JsonElement value) ? value.GetString()! : "";
        return name switch
        {
            "KaimingUniform" or "KaimingNormal" when Text("mode") == "fan_in" && Text("nonlinearity") == "relu" => name,
            "XavierUniform" or "XavierNormal" when Text("gain") == "1.0" => name,
            "LecunUniform" or "LecunNormal" => name,
            "DefaultInit" when Text("layer") is "Linear" or "Conv2d" && Text("tensor") == "weight" => "Default",
            _ => null,
        };
    }
}
