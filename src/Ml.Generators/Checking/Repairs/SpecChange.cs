using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>Changed copies of a spec, in which later steps and outputs still name the values they named.</summary>
internal static class SpecChange
{
    /// <summary>The number that the result of a step gets that is inserted before another.</summary>
    public static int Inserted(ModelSpec spec, int step) => ProgramTypes.FirstValue(spec, step);

    /// <summary>A step over one operand of another, which reads its result instead.</summary>
    public static ModelSpec Before(
        ModelSpec spec, int step, int operand, string operation, IReadOnlyList<ArgumentSpec> arguments)
    {
        int added = Inserted(spec, step);
        StepSpec change = Function(operation, spec.Steps[step].Operands[operand], arguments);
        StepSpec[] steps = spec.Steps.Select((s, i) => i < step ? s : s with
        {
            Operands = s.Operands.Select((o, n) => i == step && n == operand ? added : Shifted(o, added))
                .ToEquatableArray(),
        }).ToArray();
        return Rebuilt(spec, step, [.. steps.Take(step), change, .. steps.Skip(step)], added);
    }

    /// <summary>The same with a layer that has parameters of its own.</summary>
    public static ModelSpec LayerBefore(
        ModelSpec spec, int step, int operand, string operation, IReadOnlyList<ArgumentSpec> arguments)
    {
        ModelSpec changed = Before(spec, step, operand, operation, []);
        var layer = new LayerSpec("added", "Added", operation, arguments.ToEquatableArray(), 0, "", PenaltySpec.None);
        return Step(changed with { Layers = changed.Layers.Append(layer).ToEquatableArray() }, step,
            changed.Steps[step] with { Kind = StepKind.Layer, Layer = changed.Layers.Count });
    }

    /// <summary>A step over the first result of another: whoever read that reads its result.</summary>
    public static ModelSpec After(
        ModelSpec spec, int step, string operation, IReadOnlyList<ArgumentSpec> arguments)
    {
        int result = ProgramTypes.FirstValue(spec, step), added = result + spec.Steps[step].Results;
        StepSpec change = Function(operation, result, arguments);
        StepSpec[] steps = spec.Steps.Select((s, i) => i <= step ? s : s with
        {
            Operands = s.Operands.Select(o => o == result ? added : Shifted(o, added)).ToEquatableArray(),
        }).ToArray();
        ModelSpec changed = Rebuilt(
            spec, step + 1, [.. steps.Take(step + 1), change, .. steps.Skip(step + 1)], added);
        return changed with
        {
            ForwardSteps = spec.ForwardSteps + (step < spec.ForwardSteps ? 1 : 0),
            Outputs = changed.Outputs.Select(o => o.Value == result ? o with { Value = added } : o).ToEquatableArray(),
            Loss = changed.Loss == result ? added : changed.Loss,
        };
    }

    /// <summary>The spec without a step of one operand: its readers read that.</summary>
    public static ModelSpec Without(ModelSpec spec, int step)
    {
        int result = ProgramTypes.FirstValue(spec, step), operand = spec.Steps[step].Operands[0];
        int Renumbered(int value) => value == result ? operand : value > result ? value - 1 : value;
        return spec with
        {
            Steps = spec.Steps.Where((_, i) => i != step)
                .Select(s => s with { Operands = s.Operands.Select(Renumbered).ToEquatableArray() }).ToEquatableArray(),
            ForwardSteps = spec.ForwardSteps - (step < spec.ForwardSteps ? 1 : 0),
            Outputs = spec.Outputs.Select(o => o with { Value = Renumbered(o.Value) }).ToEquatableArray(),
            Loss = Renumbered(spec.Loss),
        };
    }

    /// <summary>An argument of a step, or of the layer that it calls.</summary>
    public static ModelSpec Argument(ModelSpec spec, int step, string name, ArgumentValue value)
    {
        StepSpec old = spec.Steps[step];
        return old.Kind == StepKind.Layer
            ? spec with
            {
                Layers = spec.Layers.Select((l, i) => i == old.Layer ? l with { Arguments = With(l.Arguments) } : l)
                    .ToEquatableArray(),
            }
            : Step(spec, step, old with { Arguments = With(old.Arguments) });

        EquatableArray<ArgumentSpec> With(EquatableArray<ArgumentSpec> arguments) => arguments
            .Where(a => a.Name != name).Append(new ArgumentSpec(name, value)).ToEquatableArray();
    }

    /// <summary>Another operation over the same operands, with arguments of its own.</summary>
    public static ModelSpec Operation(
        ModelSpec spec, int step, string operation, IReadOnlyList<ArgumentSpec>? arguments = null)
    {
        StepSpec old = spec.Steps[step];
        EquatableArray<ArgumentSpec> own = (arguments ?? []).ToEquatableArray();
        return old.Kind == StepKind.Layer
            ? spec with
            {
                Layers = spec.Layers
                    .Select((l, i) => i == old.Layer ? l with { Operation = operation, Arguments = own } : l)
                    .ToEquatableArray(),
            }
            : Step(spec, step, old with { Operation = operation, Arguments = own, Text = operation });
    }

    /// <summary>Whoever read a value behind a step reads another one.</summary>
    public static ModelSpec Reading(ModelSpec spec, int value, int instead, int step) => spec with
    {
        Steps = spec.Steps.Select((s, i) => i <= step ? s : s with
        {
            Operands = s.Operands.Select(o => o == value ? instead : o).ToEquatableArray(),
        }).ToEquatableArray(),
        Outputs = spec.Outputs.Select(o => o.Value == value ? o with { Value = instead } : o).ToEquatableArray(),
    };

    public static ModelSpec Step(ModelSpec spec, int step, StepSpec changed) => spec with
    {
        Steps = spec.Steps.Select((s, i) => i == step ? changed : s).ToEquatableArray(),
    };

    /// <summary>The shape of an input, or of a target behind them.</summary>
    public static ModelSpec Input(ModelSpec spec, int input, Shape shape) => spec with
    {
        Inputs = spec.Inputs.Select((x, i) => i == input ? x with { Shape = shape } : x).ToEquatableArray(),
        Targets = spec.Targets.Select((x, i) => i + spec.Inputs.Count == input ? x with { Shape = shape } : x)
            .ToEquatableArray(),
    };

    /// <summary>The element type of an input, or of a target behind them.</summary>
    public static ModelSpec Element(ModelSpec spec, int input, ElementType element) => spec with
    {
        Inputs = spec.Inputs.Select((x, i) => i == input ? x with { Element = element } : x).ToEquatableArray(),
        Targets = spec.Targets.Select((x, i) => i + spec.Inputs.Count == input ? x with { Element = element } : x)
            .ToEquatableArray(),
    };

    private static StepSpec Function(string operation, int operand, IReadOnlyList<ArgumentSpec> arguments) => new(
        StepKind.Function, -1, operation, EquatableArray.Of(operand), arguments.ToEquatableArray(), 1, operation, 0);

    private static int Shifted(int value, int added) => value >= added ? value + 1 : value;

    private static ModelSpec Rebuilt(ModelSpec spec, int at, IEnumerable<StepSpec> steps, int added) => spec with
    {
        Steps = steps.ToEquatableArray(),
        ForwardSteps = spec.ForwardSteps + (at < spec.ForwardSteps ? 1 : 0),
        Outputs = spec.Outputs.Select(o => o with { Value = Shifted(o.Value, added) }).ToEquatableArray(),
        Loss = Shifted(spec.Loss, added),
    };
}
