using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// An axis that is not there, because axes are counted from 0; or a reduction and an indexer on the way that took
/// another axis than the one meant: the mean of the examples where the moments were meant. The batch never is.
/// </summary>
public sealed class OtherAxis : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Problem.Id is ProblemIds.Axis or ProblemIds.ElementCount && site.Operand(0)?.Shape is { } own)
        {
            foreach (Proposal proposal in OfStep(site, own))
                yield return proposal;
        }

        if (site.Problem.Id is not (ProblemIds.Target or ProblemIds.Broadcast or ProblemIds.InnerSizes
            or ProblemIds.ConcatSizes or ProblemIds.OpenSize))
            yield break;
        foreach (int at in site.Ancestors().OrderByDescending(s => s))
        {
            StepSpec step = site.Spec.Steps[at];
            if (step.Operands.Count == 0 || site.Program[step.Operands[0]]?.Shape is not { } shape)
                continue;
            if (Cuts.AxisOf(step) is { } cut)
            {
                int[] alike = Enumerable.Range(0, site.Spec.Steps.Count).Where(s =>
                    Cuts.AxisOf(site.Spec.Steps[s]) == cut && site.Spec.Steps[s].Operands[0] == step.Operands[0])
                    .ToArray();
                foreach (int axis in Enumerable.Range(1, Math.Max(0, shape.Rank - 1)).Where(a => a != cut))
                {
                    yield return Cut(site, [at], cut, axis);
                    if (alike.Length > 1)
                        yield return Cut(site, alike, cut, axis);
                }
            }
            else if (Reduced(site, step, shape) is { } reduced)
            {
                foreach (int axis in Enumerable.Range(1, Math.Max(0, shape.Rank - 1)).Where(a => a != reduced))
                    yield return Reduction(site, at, reduced, axis, shape);
            }
        }
    }

    /// <summary>Axes of the step itself: all of them counted from 1, or where a size of 1 is.</summary>
    private static IEnumerable<Proposal> OfStep(RepairSite site, Shape shape)
    {
        (ArgumentSpec Argument, int Axis)[] written = site.Program.ArgumentsOf(site.Step)
            .Where(a => a.Name is "axis" or "axes" or "first" or "second" && Number(a) is not null)
            .Select(a => (a, Number(a)!.Value)).ToArray();
        if (written.Length == 0)
            yield break;
        if (site.Operation == "Squeeze")
        {
            foreach (int axis in Enumerable.Range(0, shape.Rank).Where(a => shape[a] == Dim.One))
                yield return Written(site, [(written[0].Argument, axis)], $"write {axis}, which is of size 1");
        }
        else if (site.Problem.Id == ProblemIds.Axis && written.All(w => w.Axis >= 1 && w.Axis <= shape.Rank))
        {
            string numbers = string.Join(", ", written.Select(w => w.Axis - 1));
            yield return Written(
                site, written.Select(w => (w.Argument, w.Axis - 1)),
                $"write {numbers}: axes are counted from 0, and go from {-shape.Rank} to {shape.Rank - 1}");
        }
    }

    private static Proposal Written(RepairSite site, IEnumerable<(ArgumentSpec Argument, int Axis)> axes, string fix)
    {
        ModelSpec spec = site.Spec;
        List<ModelEdit> edits = [];
        foreach ((ArgumentSpec argument, int axis) in axes)
        {
            spec = Changed(spec, site.Index, argument, axis);
            edits.Add(new ModelEdit.Argument(site.Index, argument.Name, RepairSite.Text(axis)));
        }

        return new Proposal(fix, spec, edits);
    }

    private static Proposal Cut(RepairSite site, IReadOnlyList<int> steps, int from, int to) => new(
        $"cut axis {to} instead of {from} in '{site.Spec.Steps[steps[0]].Text}': begin with "
        + string.Join(", ", Enumerable.Repeat("..", Math.Max(1, to))),
        steps.Aggregate(site.Spec, (spec, at) => Cuts.Moved(spec, at, from, to)),
        steps.Select(at => (ModelEdit)new ModelEdit.CutAxis(at, from, to)).ToArray());

    private static Proposal Reduction(RepairSite site, int at, int from, int to, Shape shape)
    {
        ArgumentSpec argument = AxesOf(site, site.Spec.Steps[at])!;
        return new Proposal(
            $"write axis {to}, the {shape[to]}, instead of {from}, the {shape[from]}, in {site.Spec.Steps[at].Text}",
            Changed(site.Spec, at, argument, to), [new ModelEdit.Argument(at, argument.Name, RepairSite.Text(to))]);
    }

    /// <summary>The one axis over which a step reduces, or null.</summary>
    private static int? Reduced(RepairSite site, StepSpec step, Shape shape) =>
        AxesOf(site, step) is { } axes && Number(axes) is { } axis ? axis < 0 ? axis + shape.Rank : axis : null;

    /// <summary>Which axes a reduction takes, or along which axis vectors lie that are compared.</summary>
    private static ArgumentSpec? AxesOf(RepairSite site, StepSpec step) => step.Operation == "CosineSimilarity"
        ? site.Program.ArgumentsOf(step).FirstOrDefault(a => a.Name == "axis")
        : site.CompositeOf(step)?.Signature.Arguments.Any(a => a.Name == "keep") == true
            ? site.Program.ArgumentsOf(step).FirstOrDefault(a => a.Name == "axes") : null;

    private static int? Number(ArgumentSpec argument) => argument.Value switch
    {
        ArgumentValue.Number number => (int)number.Value,
        ArgumentValue.Numbers { Values.Count: 1 } numbers => (int)numbers.Values[0],
        _ => null,
    };

    private static ModelSpec Changed(ModelSpec spec, int at, ArgumentSpec argument, int axis) => SpecChange.Argument(
        spec, at, argument.Name, argument.Value is ArgumentValue.Numbers
            ? new ArgumentValue.Numbers(EquatableArray.Of((double)axis)) : new ArgumentValue.Number(axis));
}
