using Ml.Generators.Checking.Repairs;
using Ml.Generators.Lowering;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// Gates that are cut from one product, two of them from the same place. As long as the axis together, they were to be
/// its parts: some of it is read twice and some never. An input may have more than a model reads.
/// </summary>
public sealed class CutTwice : Lint
{
    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        IEnumerable<int> cut = program.Spec.Steps.Where(s => Cuts.AxisOf(s) is not null).Select(s => s.Operands[0])
            .GroupBy(value => value).Where(g => g.Count() > 1).Select(g => g.Key);
        foreach (int value in cut)
        {
            if (program.InputAt(value) is not null || Found(program, program.StepOf(value)) is not { } found)
                continue;
            string text = program.Spec.Steps[found.Step].Text;
            yield return program.At(found.Step, new ShapeProblem(
                ProblemIds.CutTwice,
                $"'{text}' cuts {found.Start}..{found.End} of {found.Shape}, which another cut reads, too, and "
                + $"nothing reads {found.Gap}..{found.GapEnd}",
                Fix(found), Operand: ShapeProblem.Whole));
        }
    }

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        int made = site.Program.StepOf(site.Step.Operands[0]);
        if (Found(site.Program, made) is { } found)
        {
            yield return new Proposal(
                Fix(found),
                Cuts.Changed(site.Spec, found.Step, found.Axis, (Dim)found.Gap, (Dim)found.GapEnd), []);
        }
    }

    private static string Fix(Twice found) => $"cut {found.Gap}..{found.GapEnd} there";

    private static Twice? Found(ProgramTypes program, int made)
    {
        ModelSpec spec = program.Spec;
        int value = program.FirstOf(made);
        if (spec.Steps[made].Results != 1 || spec.Outputs.Any(o => o.Value == value)
            || program[value]?.Shape is not { } shape)
            return null;
        int[] users = Enumerable.Range(made + 1, spec.Steps.Count - made - 1)
            .Where(s => spec.Steps[s].Operands.Contains(value)).ToArray();
        Part?[] all = users.Select(s => PartOf(spec.Steps[s], s, shape)).ToArray();
        if (all.Length < 2 || all.Contains(null)
            || users.Select(s => spec.Steps[s].Place).Distinct().Count() < users.Length)
            return null;
        Part[] parts = all.OfType<Part>().ToArray();
        int axis = parts[0].Axis;
        if (parts.Any(p => p.Axis != axis) || parts.Sum(p => p.End - p.Start) != shape[axis].Value
            || Gap(parts, shape[axis].Value) is not { } gap)
            return null;

        // Whoever cuts writes one part after the other.
        Part? wrong = parts
            .Where(p => p.End - p.Start == gap.End - gap.Start && parts.Any(o => o != p && Overlap(o, p)))
            .OrderBy(p => IsRising(parts.Select(o => o == p ? gap.Start : o.Start).ToArray()) ? 0 : 1)
            .ThenByDescending(p => p.Step).FirstOrDefault();
        return wrong is null ? null
            : new Twice(wrong.Step, shape, axis, wrong.Start, wrong.End, gap.Start, gap.End);
    }

    private static Part? PartOf(StepSpec step, int index, Shape shape)
    {
        if (Cuts.AxisOf(step) is not { } axis || Cuts.Drops(step) || !shape[axis].IsConstant)
            return null;
        (Dim start, Dim end) = Cuts.RangeOf(step, axis);
        (start, end) = (Within(start, shape[axis]), Within(end, shape[axis]));
        return start.IsConstant && end.IsConstant ? new Part(index, axis, start.Value, end.Value) : null;
    }

    private static Dim Within(Dim place, Dim size) =>
        place.Substitute(name => Dim.Named(name) == Indexing.AxisSize ? size : (Dim?)null);

    /// <summary>The one stretch that no part covers; null where there is none, or more than one.</summary>
    private static (long Start, long End)? Gap(Part[] parts, long size)
    {
        List<(long Start, long End)> gaps = [];
        long next = 0;
        foreach (Part part in parts.OrderBy(p => p.Start))
        {
            if (part.Start > next)
                gaps.Add((next, part.Start));
            next = Math.Max(next, part.End);
        }

        if (next < size)
            gaps.Add((next, size));
        return gaps.Count == 1 ? gaps[0] : null;
    }

    private static bool Overlap(Part one, Part other) => one.Start < other.End && other.Start < one.End;

    private static bool IsRising(long[] starts) => starts.Zip(starts.Skip(1), (a, b) => a < b).All(rises => rises);

    /// <param name="End">Exclusive.</param>
    private sealed record Part(int Step, int Axis, long Start, long End);

    /// <param name="Gap">Where the part begins that nothing reads.</param>
    private sealed record Twice(int Step, Shape Shape, int Axis, long Start, long End, long Gap, long GapEnd);
}
