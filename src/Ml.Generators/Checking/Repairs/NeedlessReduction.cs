using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// A mean over the places of a sequence, or all places joined, where the loss wants something for each of them.
/// </summary>
public sealed class NeedlessReduction : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Problem.Id != ProblemIds.Target || site.Operand(0)?.Shape is not { } scores
            || site.Operand(1)?.Shape is not { } target)
            yield break;
        if (Whole(site, scores, target) is { } whole)
            yield return whole;
        if (target.Rank < scores.Rank)
            yield break;
        foreach (int at in site.Upstream(site.Step.Operands[0]))
        {
            StepSpec step = site.Spec.Steps[at];
            if (step.Operation == "Reshape" && target.Rank == scores.Rank)
            {
                string flat = RepairSite.Call("Reshape", site.OperandText(1), "-1");
                yield return new Proposal(
                    $"leave {step.Text} out, or write {flat} too", SpecChange.Without(site.Spec, at),
                    [new ModelEdit.Remove(at)]);
            }

            if (step.Operands.Count == 1
                && site.CompositeOf(step)?.Signature.Arguments.Any(a => a.Name == "keep") == true)
            {
                yield return new Proposal(
                    $"leave {step.Text} out: there is a target for each place",
                    SpecChange.Without(site.Spec, at), [new ModelEdit.Remove(at)]);
            }
        }
    }

    /// <summary>Rows that are a part of an example: what is behind -1 has to be all of it.</summary>
    private static Proposal? Whole(RepairSite site, Shape scores, Shape target)
    {
        if (scores.Rank == 0 || target.Rank == 0 || scores[0].DivideExactly(target[0]) is not
            { IsConstant: true, Value: > 1 and var parts })
            return null;
        foreach (int at in site.Upstream(site.Step.Operands[0]))
        {
            StepSpec step = site.Spec.Steps[at];
            if (step.Operation != "Reshape"
                || step.Arguments.FirstOrDefault(a => a.Name == "shape")?.Value is not { } value
                || ReshapedCount.Sizes(value) is not { Length: > 1 } sizes || sizes[0] != -1
                || !sizes[sizes.Length - 1].IsConstant)
                continue;
            Dim last = sizes[sizes.Length - 1] * parts;
            Dim[] changed = [.. sizes.Take(sizes.Length - 1), last];
            return new Proposal(
                $"write {last} instead of {sizes[sizes.Length - 1]} in {step.Text}: each example makes {parts} rows "
                + "of it",
                SpecChange.Argument(site.Spec, at, "shape", new ArgumentValue.Sizes(changed.ToEquatableArray())),
                [new ModelEdit.Size(at, "shape", sizes.Length - 1, last.ToString())]);
        }

        return null;
    }
}
