using Microsoft.CodeAnalysis;
using Ml.Generators.Lowering;
using Ml.Generators.Reading;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>
/// Puts what was found about a model on its source: where it stands, and where each line of its path does.
/// </summary>
internal sealed class Placement(ReadResult read)
{
    private readonly ProgramTypes _program = new(read.Spec, []);
    private readonly Dictionary<string, ModelSpec> _models = ModelsOf(read.Spec);

    public IReadOnlyList<Problem> Of(IEnumerable<StepProblem> found) => found.Select(Of).ToArray();

    private Problem Of(StepProblem found)
    {
        ShapeProblem problem = found.Problem;
        StepProblem located = found.Located(Located);
        return new Problem(
            problem.Id, (located with { Path = Named(located.Path) }).Text, PlaceOf(found),
            SourceEdits.Of(found.Edits, problem.Fix, read));
    }

    private Location PlaceOf(StepProblem found)
    {
        if (found.Input >= 0)
        {
            int target = found.Input - read.Spec.Inputs.Count;
            return target < 0 ? read.Map.Inputs[found.Input] : read.Map.Targets[target];
        }

        if (found.Step < 0 || found.Step >= read.Map.Steps.Count)
            return read.Map.Type;

        // Of an operator whose sides do not fit each other neither side is wrong alone.
        StepSpec step = read.Spec.Steps[found.Step];
        bool isOperator = step.Kind == StepKind.Function && found.Problem.Against >= 0
            && !step.Text.StartsWith(step.Operation, StringComparison.Ordinal);
        int operand = isOperator ? ShapeProblem.Whole : found.Problem.Operand;
        return read.Map.Steps[found.Step].Narrow(found.Problem.Argument, operand);
    }

    private PathLine Located(PathLine line) => line with { Line = LineOf(line) };

    private int LineOf(PathLine line)
    {
        if (line.Model.Length > 0)
        {
            return _models.TryGetValue(line.Model, out ModelSpec? model)
                && new ProgramTypes(model, []) is var inner && inner.InputAt(line.Value) is null
                ? model.Steps[inner.StepOf(line.Value)].Line
                : 0;
        }

        if (line.Value < 0)
            return 0;
        int target = line.Value - read.Spec.Inputs.Count;
        return target < 0 ? SourceText.LineOf(read.Map.Inputs[line.Value])
            : target < read.Spec.Targets.Count ? SourceText.LineOf(read.Map.Targets[target])
            : read.Spec.Steps[_program.StepOf(line.Value)].Line;
    }

    /// <summary>A line that changes the shape takes the name that its value has by the next such line.</summary>
    private IReadOnlyList<PathLine> Named(IReadOnlyList<PathLine> path)
    {
        PathLine[] named = path.ToArray();
        string? local = null;
        for (int i = named.Length - 1; i >= 0; i--)
        {
            local = read.Map.Locals.TryGetValue(named[i].Value, out string? own) ? own : local;
            if (named[i].Changes)
                named[i] = named[i] with { Local = local };
            if (named[i].Changes || named[i].From is null)
                local = null;
        }

        return named;
    }

    private static Dictionary<string, ModelSpec> ModelsOf(ModelSpec spec)
    {
        Dictionary<string, ModelSpec> models = new(StringComparer.Ordinal);
        Queue<ModelSpec> open = new(spec.Models);
        while (open.Count > 0)
        {
            ModelSpec model = open.Dequeue();
            if (models.ContainsKey(model.FullName))
                continue;
            models[model.FullName] = model;
            foreach (ModelSpec inner in model.Models)
                open.Enqueue(inner);
        }

        return models;
    }
}
