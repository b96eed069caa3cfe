using Ml.Generators.Checking.Repairs;
using Ml.Generators.Graph;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// A model that is trained and has no axis for its examples: one vector goes in, or the scores of one example come
/// out, and no size has a name. Without a loss it may be one for a single example, and a size that is a number may be a
/// batch where there are others.
/// </summary>
public sealed class ForgottenBatch : Lint
{
    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        ModelSpec spec = program.Spec;
        int input = spec.Inputs.ToList().FindIndex(i => i.Shape is { Rank: > 0 });
        InputSpec[] declared = [.. spec.Inputs, .. spec.Targets];
        bool isOne = declared.All(i => i.Shape is null or { Rank: <= 1 }) || HasOneExample(program);
        if (spec.Loss < 0 || input < 0 || !isOne || !declared.All(HasNumbers)
            || !spec.Steps.Any(s => program.OperationOf(s) == "Dense" && program[s.Operands[0]]?.Shape is { Rank: 1 }))
            yield break;
        InputSpec first = spec.Inputs[input];
        yield return program.At(-1, new ShapeProblem(
            ProblemIds.ForgottenBatch,
            $"'{first.Name}' is {program[input]}, one example, and a model with a loss is trained on many: no axis is "
            + "left for the batch",
            spec.IsSequential ? $"write Input(\"batch\", {string.Join(", ", first.Shape!)})"
                : "declare " + string.Join(" and ", declared.Where(i => i.Shape is not null)
                    .Select(i => $"'{i.Name}' as {Batched(i.Shape!)}")))) with
        { Input = input };
    }

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        ModelSpec changed = site.Spec;
        List<ModelEdit> edits = [];
        InputSpec[] declared = [.. site.Spec.Inputs, .. site.Spec.Targets];
        for (int input = 0; input < declared.Length; input++)
        {
            if (declared[input].Shape is not { } shape)
                continue;
            changed = SpecChange.Input(changed, input, Batched(shape));
            edits.Add(new ModelEdit.InputShape(input, Batched(shape)));
        }

        yield return new Proposal(site.Problem.Fix!, changed, edits);
    }

    private static Shape Batched(Shape shape) => shape.Insert(0, Dim.Named("batch"));

    /// <summary>Whether its sizes are numbers, or what its loss makes of it.</summary>
    private static bool HasNumbers(InputSpec input) => input.Shape is null || input.Shape.All(d => d.IsConstant);

    /// <summary>Whether a loss is given the scores of one example.</summary>
    private static bool HasOneExample(ProgramTypes program) => Enumerable.Range(0, program.Spec.Steps.Count).Any(s =>
        program.ReadingOf(s)?.Target == TargetKind.Classes
        && program[program.Spec.Steps[s].Operands[0]]?.Shape is { Rank: 1 });
}
