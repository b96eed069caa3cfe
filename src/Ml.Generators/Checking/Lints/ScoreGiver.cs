using Ml.Generators.Lowering;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>The step that gives a value: back over what only moves it, and into models that are used.</summary>
/// <param name="Model">The model that the step stands in.</param>
/// <param name="Inside">Where that is another one than the lint's: " at the end of 'Head'"; else empty.</param>
internal sealed record ScoreGiver(ModelSpec Model, int Step, string Inside)
{
    /// <summary>"Softmax".</summary>
    public string Operation => new ProgramTypes(Model, []).OperationOf(Model.Steps[Step]);

    /// <summary>Whether the lint's own model writes it.</summary>
    public bool IsHere => Inside.Length == 0;

    /// <summary>Null where an input or another result of a step is what was moved.</summary>
    public static ScoreGiver? Of(ModelSpec spec, int value)
    {
        var program = new ProgramTypes(spec, []);
        while (program.InputAt(value) is null)
        {
            int at = program.StepOf(value);
            StepSpec step = spec.Steps[at];
            string operation = program.OperationOf(step);
            if (spec.Models.FirstOrDefault(m => m.FullName == operation) is { } model)
            {
                return Of(model, model.Outputs[value - program.FirstOf(at)].Value) is { } inner
                    ? inner with { Inside = $" at the end of '{model.Name}'" }
                    : null;
            }

            if (!Movers.Contains(operation))
                return new ScoreGiver(spec, at, "");
            value = step.Operands[0];
        }

        return null;
    }

    private static readonly HashSet<string> Movers = new(StringComparer.Ordinal)
    {
        "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Transpose", "SwapAxes", "Slice", "Take", "Dropout",
        "StopGradient",
    };
}
