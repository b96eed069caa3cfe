using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// A loss that compares a number for each example with scores of all choices, beside choices that nothing reads: the
/// value of the action that was taken is meant.
/// </summary>
public sealed class ChosenScores : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Composite?.Signature.Forms.HasFlag(Forms.Loss) != true || site.Problem.Id != ProblemIds.Target
            || site.Operand(0)?.Shape is not { Rank: >= 2 } scores || site.Operand(1)?.Shape is not { } target
            || !scores.Take(scores.Rank - 1).Equals(target) || !scores.At(-1).IsConstant)
            yield break;
        InputSpec[] inputs = [.. site.Spec.Inputs, .. site.Spec.Targets];
        for (int value = 0; value < inputs.Length; value++)
        {
            if (inputs[value].Element == ElementType.Int32 && target.Equals(inputs[value].Shape)
                && !site.Program.Users(value).Any())
                yield return Chosen(site, value, inputs[value].Name, scores);
        }
    }

    private static Proposal Chosen(RepairSite site, int choice, string name, Shape scores)
    {
        int axis = scores.Rank - 1, step = site.Index, given = site.Step.Operands[0];
        int first = SpecChange.Inserted(site.Spec, step);
        ModelSpec spec = SpecChange.Before(
            site.Spec, step, 0, "OneHot", RepairSite.Arguments("OneHot", [(int)scores.At(-1).Value]));
        spec = Reading(spec, step, choice);
        spec = Reading(SpecChange.Before(spec, step + 1, 0, "Multiply", []), step + 1, given, first);
        spec = SpecChange.Before(spec, step + 2, 0, "Sum", RepairSite.Arguments("Sum", [axis]));
        return new Proposal(
            $"'{name}' says which is meant: write Sum({site.OperandText(0)} * OneHot({name}, {scores.At(-1)}), {axis})",
            spec, [], first + 2);
    }

    private static ModelSpec Reading(ModelSpec spec, int step, params int[] values) =>
        SpecChange.Step(spec, step, spec.Steps[step] with { Operands = values.ToEquatableArray() });
}
