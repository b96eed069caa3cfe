using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// What is joined is one for all places of the other: a label beside every pixel, a first token for every example.
/// </summary>
public sealed class StretchedJoin : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Operation != "Concat" || site.Problem.Id is not (ProblemIds.ConcatSizes or ProblemIds.Rank)
            || site.Step.Operands.Count != 2)
            yield break;
        for (int operand = 0; operand < 2; operand++)
        {
            if (site.Operand(operand)?.Shape is not { Rank: > 0 } small
                || site.Operand(1 - operand)?.Shape is not { } large || small.Rank > large.Rank)
                continue;
            int axis = site.Written(site.Step, "axis") ?? 0;
            axis = axis < 0 ? axis + large.Rank : axis;
            int missing = large.Rank - small.Rank;

            // Behind its last axis, or between the examples and it.
            foreach (int at in new[] { small.Rank, Math.Min(1, small.Rank) }.Distinct().Take(missing == 0 ? 1 : 2))
            {
                Shape shape = Enumerable.Repeat(at, missing).Aggregate(small, (s, a) => s.Insert(a, Dim.One));
                if (Stretched(shape, large, axis) is { } sizes)
                    yield return Stretch(site, operand, Enumerable.Range(at, missing).ToArray(), sizes);
            }
        }
    }

    /// <summary>The shape with sizes of 1 made the other's beside the joined axis; null where others differ.</summary>
    private static Shape? Stretched(Shape shape, Shape large, int axis)
    {
        for (int i = 0; i < shape.Rank; i++)
        {
            if (i != axis && shape[i] != large[i])
            {
                if (shape[i] != Dim.One)
                    return null;
                shape = shape.With(i, large[i]);
            }
        }

        return axis < shape.Rank && shape[axis] != Dim.Zero ? shape : null;
    }

    private static Proposal Stretch(RepairSite site, int operand, int[] axes, Shape sizes)
    {
        string text = site.OperandText(operand);
        ModelSpec spec = site.Spec;
        List<ModelEdit> edits = [];
        int step = site.Index;
        foreach (int axis in axes)
        {
            string number = RepairSite.Text(axis);
            text = RepairSite.Call("Unsqueeze", text, number);
            spec = SpecChange.Before(spec, step++, operand, "Unsqueeze", RepairSite.Arguments("Unsqueeze", [axis]));
            edits.Add(new ModelEdit.Before(site.Index, operand, "Unsqueeze", number));
        }

        string list = string.Join(", ", sizes.Select(site.SizeText));
        spec = SpecChange.Before(
            spec, step, operand, "BroadcastTo",
            [new ArgumentSpec("shape", new ArgumentValue.Sizes(sizes.ToEquatableArray()))]);
        edits.Add(new ModelEdit.Before(site.Index, operand, "BroadcastTo", list));
        return new Proposal(
            $"write {RepairSite.Call("BroadcastTo", text, list)}, which gives {sizes}", spec, edits);
    }
}
