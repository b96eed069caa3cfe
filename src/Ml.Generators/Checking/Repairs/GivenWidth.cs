using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// A layer that gives too few or too many numbers for what is made of them: heads of another width, slices of gates
/// that lie behind the last one.
/// </summary>
public sealed class GivenWidth : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Operand(0)?.Shape is not { Rank: > 0 } shape || !shape.At(-1).IsConstant)
            yield break;
        long now = shape.At(-1).Value;
        if (Wanted(site, shape, now) is not { } wanted || wanted == now || wanted is < 1 or > int.MaxValue)
            yield break;
        foreach (int at in site.Upstream(site.Step.Operands[0]))
        {
            if (site.Program[ProgramTypes.FirstValue(site.Spec, at)]?.Shape is not { Rank: > 0 } given
                || given.At(-1) != now)
                yield break;
            StepSpec step = site.Spec.Steps[at];
            if (step.Kind != StepKind.Layer || site.Written(step, "units") != now)
                continue;
            string name = site.Spec.IsSequential ? step.Text : $"'{site.Spec.Layers[step.Layer].Member}'";
            yield return new Proposal(
                $"let {name} give {wanted} units instead of {now}",
                SpecChange.Argument(site.Spec, at, "units", new ArgumentValue.Number(wanted)),
                [new ModelEdit.Argument(at, "units", RepairSite.Text((int)wanted))]);
            yield break;
        }
    }

    private static long? Wanted(RepairSite site, Shape shape, long now)
    {
        if (site.Problem.Id == ProblemIds.SliceRange && Cuts.AxisOf(site.Step) == shape.Rank - 1)
            return Cuts.RangeOf(site.Step, shape.Rank - 1).End is { IsConstant: true } end ? end.Value : null;
        if (site.Problem.Id != ProblemIds.ElementCount || site.Operation != "Reshape"
            || site.Program.ArgumentsOf(site.Step).FirstOrDefault(a => a.Name == "shape")?.Value
                is not { } value || ReshapedCount.Sizes(value) is not { Length: > 1 } sizes)
            return null;
        if (sizes[0] == -1)
        {
            // What is inferred is the examples, and all the rest of each.
            Dim own = Dim.Product(sizes.Skip(1));
            return shape.Rank == 2 && own.IsConstant && own.Value > 0 ? own.Value : null;
        }

        if (sizes.Any(s => s == -1))
            return null;
        Dim rest = shape.Size.DivideExactly(now)!;
        Dim all = Dim.Product(sizes.Select((s, i) => s == Dim.Zero && i < shape.Rank ? shape[i] : s));
        return all.DivideExactly(rest) is { IsConstant: true } exact ? exact.Value : null;
    }
}
