using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// A tensor with fewer axes (a mask, a number for each channel, a mean that lost its axis) beside one with more:
/// broadcasting lines up the last axes, and others were meant.
/// </summary>
public sealed class StretchedOperand : Repair
{
    protected override bool IsMeantAlone => true;

    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Operation == "BroadcastTo" && site.Problem.Id == ProblemIds.Broadcast
            && site.Operand(0)?.Shape is { } own)
        {
            if (Kept(site, 0) is { } whole)
                yield return whole;
            for (int axis = own.Rank - 1; axis >= 1; axis--)
                yield return site.Before(0, "Unsqueeze", axis);
        }

        if (site.Composite is null || site.Step.Operands.Count < 2 || site.Problem.Id != ProblemIds.Broadcast)
            yield break;
        Shape?[] shapes = Enumerable.Range(0, site.Step.Operands.Count).Select(i => site.Operand(i)?.Shape).ToArray();
        int longest = Array.IndexOf(shapes, shapes.OrderByDescending(s => s?.Rank ?? -1).First());
        for (int operand = shapes.Length - 1; operand >= 0; operand--)
        {
            if (shapes[operand] is not { Rank: >= 1 } small || small.Rank >= shapes[longest]!.Rank)
                continue;
            if (Kept(site, operand) is { } kept)
                yield return kept;
            if (site.Operation == "Add" && ResidualBranches.AreBranches(site.Program, site.Step))
                continue;
            foreach (int[] missing in Missing(small, shapes[longest]!))
                yield return Unsqueezed(site, operand, small, missing);
        }
    }

    /// <summary>
    /// The axes that are to be put in where the others line up; those that stay the last ones first, as the last axis
    /// is what broadcasting keeps.
    /// </summary>
    private static IEnumerable<int[]> Missing(Shape small, Shape large)
    {
        IEnumerable<int[]> Choose(int axis, int from)
        {
            if (axis == small.Rank)
            {
                yield return [];
                yield break;
            }

            for (int at = from; at < large.Rank; at++)
            {
                if (small[axis] != Dim.One && large[at] != small[axis])
                    continue;
                foreach (int[] rest in Choose(axis + 1, at + 1))
                    yield return [at, .. rest];
            }
        }

        // Leading axes are put in by broadcasting itself.
        return Choose(0, 0).OrderByDescending(used => used.Sum())
            .Select(used => Enumerable.Range(used[0], large.Rank - used[0]).Where(a => !used.Contains(a))
                .Select(a => a - used[0]).ToArray())
            .Where(missing => missing.Length > 0);
    }

    private static Proposal Unsqueezed(RepairSite site, int operand, Shape small, int[] missing)
    {
        Proposal change = site.Before(operand, "Unsqueeze", missing[0]);
        string text = RepairSite.Call("Unsqueeze", site.OperandText(operand), RepairSite.Text(missing[0]));
        Shape shape = small.Insert(missing[0], Dim.One);
        List<ModelEdit> edits = [.. change.Edits];
        ModelSpec spec = change.Spec;
        for (int i = 1; i < missing.Length; i++)
        {
            shape = shape.Insert(missing[i], Dim.One);
            text = RepairSite.Call("Unsqueeze", text, RepairSite.Text(missing[i]));
            spec = SpecChange.Before(
                spec, site.Index + i, operand, "Unsqueeze", RepairSite.Arguments("Unsqueeze", [missing[i]]));
            edits.Add(new ModelEdit.Before(site.Index, operand, "Unsqueeze", RepairSite.Text(missing[i])));
        }

        return new Proposal($"write {text}, which gives {shape}", spec, edits);
    }

    /// <summary>A reduction that could have kept its axis.</summary>
    private static Proposal? Kept(RepairSite site, int operand)
    {
        int value = site.Step.Operands[operand];
        if (site.Program.InputAt(value) is not null)
            return null;
        int at = site.Program.StepOf(value);
        StepSpec step = site.Spec.Steps[at];
        if (site.CompositeOf(step)?.Signature.Arguments.Any(a => a.Name == "keep") != true)
            return null;
        return new Proposal(
            $"write {step.Operation}(.., keep: true) to keep the axis with size 1",
            SpecChange.Argument(site.Spec, at, "keep", new ArgumentValue.Flag(true)),
            [new ModelEdit.Argument(at, "keep", "true")], value);
    }
}
