using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// Operands whose widths ought to be one, where a layer or function on the way writes the other: units of a gate or of
/// the keys, classes of a one-hot target, filters in front of a model that is used.
/// </summary>
public sealed class EqualWidths : Repair
{
    private static readonly string[] Widths = ["units", "filters", "classes", "width", "size"];

    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Problem.Id is not (ProblemIds.Broadcast or ProblemIds.Residual or ProblemIds.InnerSizes
            or ProblemIds.Target or ProblemIds.Groups) && site.Operation is not ("Stack" or "Glu"))
            yield break;
        foreach ((int operand, long now, long wanted) in Differences(site))
        {
            (long given, long asked) = (now, wanted);
            foreach (int at in site.Upstream(site.Step.Operands[operand]))
            {
                StepSpec step = site.Spec.Steps[at];
                if (Whole(site, step) is { } whole)
                    (given, asked) = (whole, whole + asked - given);
                if (Widths.FirstOrDefault(w => Written(site, step, w) == given) is { } written
                    && asked > 0)
                    yield return Given(site, at, written, given, asked);
            }
        }
    }

    /// <summary>Which operand has which size where another has which, the likelier to be wrong first.</summary>
    private static IEnumerable<(int Operand, long Now, long Wanted)> Differences(RepairSite site)
    {
        if (site.Composite is null)
            return OfModel(site);
        if (site.Operation == "PixelShuffle" && site.Written(site.Step, "factor") is { } factor
            && site.Operand(0)?.Shape[1] is { IsConstant: true, Value: var channels })
        {
            long block = factor * factor;

            // As many as the image has in which it is put together, where that has a few.
            long colours = site.Spec.Inputs.Select(i => i.Shape).FirstOrDefault(s => s?.Rank == 4)?[1]
                is { IsConstant: true, Value: <= 4 and var own } ? own : 1;
            return [(0, channels, Math.Max(colours, (channels + block - 1) / block) * block)];
        }

        if (site.Operation == "Glu")
            return site.Operand(0)?.Shape.At(-1) is { IsConstant: true, Value: var odd } ? [(0, odd, odd + 1)] : [];

        int[] operands = Enumerable.Range(0, site.Step.Operands.Count)
            .Where(o => site.Operand(o)?.Shape is { Rank: > 0 }).ToArray();
        return operands.SelectMany(a => operands.Where(b => b != a).Select(b => (A: a, B: b)))
            .Select(p => (p.A, Sizes: Different(site, p.A, p.B))).Where(p => p.Sizes is not null)
            .Select(p => (Operand: p.A, p.Sizes!.Value.Now, p.Sizes.Value.Wanted))
            .OrderByDescending(d => operands.Count(o => Different(site, d.Operand, o) is not null))
            .ThenBy(d => d.Now);
    }

    /// <summary>The first sizes from behind that two operands have to share and do not.</summary>
    private static (long Now, long Wanted)? Different(RepairSite site, int a, int b)
    {
        Shape mine = site.Operand(a)!.Shape, other = site.Operand(b)!.Shape;
        if (site.Operation == "MatMul")
        {
            return mine.Rank > 1 && other.Rank > 1 ? Constants(mine.At(a == 0 ? -1 : -2), other.At(a == 0 ? -2 : -1))
                : null;
        }

        return Enumerable.Range(1, Math.Min(mine.Rank, other.Rank))
            .Select(axis => Constants(mine.At(-axis), other.At(-axis), mayBeOne: site.Problem.Id == ProblemIds.Target))
            .FirstOrDefault(s => s is not null);
    }

    /// <summary>How much there was of what a step cuts the rest off; null for any other step.</summary>
    private static long? Whole(RepairSite site, StepSpec step) => Cuts.AxisOf(step) is { } axis
        && site.Program[step.Operands[0]]?.Shape is { } shape && axis == shape.Rank - 1 && shape[axis].IsConstant
        && Cuts.RangeOf(step, axis).End == Indexing.AxisSize ? shape[axis].Value : null;

    /// <summary>What a model declares of its inputs, and what it is given.</summary>
    private static IEnumerable<(int Operand, long Now, long Wanted)> OfModel(RepairSite site)
    {
        ModelSpec? model = site.Spec.Models.FirstOrDefault(m => m.FullName == site.Operation);
        for (int operand = 0; operand < Math.Min(site.Step.Operands.Count, model?.Inputs.Count ?? 0); operand++)
        {
            if (site.Operand(operand)?.Shape is not { } given || model!.Inputs[operand].Shape is not { } declared
                || given.Rank != declared.Rank)
                continue;
            for (int axis = 1; axis < given.Rank; axis++)
            {
                if (Constants(given[axis], declared[axis]) is { } sizes)
                    yield return (operand, sizes.Now, sizes.Wanted);
            }
        }
    }

    private static (long Now, long Wanted)? Constants(Dim now, Dim wanted, bool mayBeOne = false) =>
        now.IsConstant && wanted.IsConstant && now != wanted && (mayBeOne || (now != Dim.One && wanted != Dim.One))
            ? (now.Value, wanted.Value) : null;

    private static Proposal Given(RepairSite site, int at, string argument, long now, long wanted)
    {
        StepSpec step = site.Spec.Steps[at];
        string number = RepairSite.Text((int)wanted);
        string fix = step.Kind == StepKind.Layer
            ? $"let {(site.Spec.IsSequential ? step.Text : $"'{site.Spec.Layers[step.Layer].Member}'")} give {wanted} "
                + $"{Plural(argument)} instead of {now}"
            : $"write {wanted} instead of {now} in {step.Text}";
        bool isSize = argument == "size";
        return new Proposal(
            fix, SpecChange.Argument(
                site.Spec, at, argument, isSize ? new ArgumentValue.Size(wanted) : new ArgumentValue.Number(wanted)),
            [new ModelEdit.Argument(at, argument, number)]);
    }

    private static long? Written(RepairSite site, StepSpec step, string name) =>
        site.Program.ArgumentsOf(step).FirstOrDefault(a => a.Name == name)?.Value
            is ArgumentValue.Size { Value: { IsConstant: true } size } ? size.Value : site.Written(step, name);

    private static string Plural(string argument) => argument == "width" ? "numbers a row" : argument;
}
