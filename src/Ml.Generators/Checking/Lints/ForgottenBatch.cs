using Ml.Generators.Checking.Repairs;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// A model that is trained and has no axis for its examples: vectors of numbers alone go in, and a Dense takes them
/// whole. Without a loss it may be one for a single example, and a size that is a number may be a batch beside others.
/// </summary>
public sealed class ForgottenBatch : Lint
{
    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        ModelSpec spec = program.Spec;
        int input = spec.Inputs.ToList().FindIndex(i => i.Shape is { Rank: 1 });
        if (spec.Loss < 0 || input < 0 || !spec.Inputs.Concat(spec.Targets).All(IsSingle)
            || !spec.Steps.Any(s => program.OperationOf(s) == "Dense" && program[s.Operands[0]]?.Shape is { Rank: 1 }))
            yield break;
        InputSpec first = spec.Inputs[input];
        yield return program.At(-1, new ShapeProblem(
            ProblemIds.ForgottenBatch,
            $"'{first.Name}' is {program[input]}, one example, and a model with a loss is trained on many: no axis is "
            + "left for the batch",
            spec.IsSequential ? $"write Input(\"batch\", {first.Shape![0]})"
                : "declare " + string.Join(" and ", spec.Inputs.Concat(spec.Targets).Where(i => i.Shape is not null)
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

    /// <summary>A vector or number whose size is known, or what its loss makes of it.</summary>
    private static bool IsSingle(InputSpec input) =>
        input.Shape is null || (input.Shape.Rank <= 1 && input.Shape.All(d => d.IsConstant));
}
