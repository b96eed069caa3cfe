using System.Globalization;
using Ml.Generators.Specs;

namespace Ml.Generators.Tests.Language;

/// <summary>A spec's program as lines, to be compared in tests: "2 = Dense #0 (1) units=8".</summary>
internal static class SpecText
{
    public static string Program(this ModelSpec spec)
    {
        List<string> lines = [];
        int next = spec.Inputs.Count + spec.Targets.Count;
        foreach (StepSpec step in spec.Steps)
        {
            string results = string.Join(", ", Enumerable.Range(next, step.Results));
            string layer = step.Layer >= 0 ? $" #{step.Layer}" : "";
            string arguments = string.Concat(step.Arguments.Select(a => $" {a.Name}={Print(a.Value)}"));
            lines.Add($"{results} = {step.Operation}{layer} ({string.Join(", ", step.Operands)}){arguments}");
            next += step.Results;
        }

        return string.Join("\n", lines);
    }

    public static string Print(ArgumentValue value) => value switch
    {
        ArgumentValue.Number n => Print(n.Value),
        ArgumentValue.Flag f => f.Value ? "true" : "false",
        ArgumentValue.Text t => $"\"{t.Value}\"",
        ArgumentValue.Choice c => c.Value,
        ArgumentValue.Numbers n => $"[{string.Join(", ", n.Values.Select(Print))}]",
        ArgumentValue.Size s => s.Value.ToString(),
        ArgumentValue.Sizes s => $"[{string.Join(", ", s.Values.Select(v => v.ToString()))}]",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private static string Print(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
