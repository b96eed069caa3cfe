using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// Branches that meet with different shapes: padding that was forgotten, a stride or a number of channels that only one
/// branch has.
/// </summary>
public sealed class BranchLayers : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Problem.Id == ProblemIds.RepeatedModel && PaddedInside(site, site.Index) is { } repeated)
            yield return repeated;
        if (site.Problem.Id is not (ProblemIds.Residual or ProblemIds.ConcatSizes or ProblemIds.Target)
            || site.Step.Operands.Count < 2)
            yield break;
        int[] bare = Enumerable.Range(0, site.Step.Operands.Count).Where(side => Bare(site, side).Any()).ToArray();
        foreach (int[] sides in bare.Select(side => new[] { side }).Append(bare).Where(s => s.Length > 0))
            yield return Padded(site, sides);
        foreach (int side in Enumerable.Range(0, site.Step.Operands.Count))
        {
            if (Unstrided(site, side) is { } unstrided)
                yield return unstrided;
        }

        foreach (int step in Enumerable.Range(0, site.Step.Operands.Count).SelectMany(side => Own(site, side))
            .Distinct())
        {
            if (PaddedInside(site, step) is { } padded)
                yield return padded;
        }

        if (site.Step.Operands.Count != 2 || site.Operand(0)?.Shape is not { } left
            || site.Operand(1)?.Shape is not { } right || left.Rank != right.Rank)
            yield break;

        for (int side = 0; side < 2; side++)
        {
            Shape mine = side == 0 ? left : right, other = side == 0 ? right : left;
            if (Strided(site, side, mine, other) is { } strided)
                yield return strided;
            if (Pooled(site, side, mine, other) is { } pooled)
                yield return pooled;
        }

        if (site.Problem.Id != ProblemIds.Residual)
            yield break;

        // The shortcut is the shorter branch.
        int shortcut = Own(site, 0).Count() < Own(site, 1).Count() ? 0 : 1;
        (Shape from, Shape to) = shortcut == 0 ? (left, right) : (right, left);
        if (OnShortcut(site, shortcut, from, to) is { } projected)
            yield return projected;
    }

    /// <summary>The steps of a branch that no other shares, the last one first.</summary>
    private static IEnumerable<int> Own(RepairSite site, int side)
    {
        HashSet<int> other = [.. site.Step.Operands.Where((_, i) => i != side).SelectMany(site.Above)];
        return site.Above(site.Step.Operands[side]).Where(s => !other.Contains(s)).OrderByDescending(s => s);
    }

    private static bool IsConvolution(RepairSite site, int step) =>
        site.Spec.Steps[step].Kind == StepKind.Layer
        && site.Program.OperationOf(site.Spec.Steps[step]).StartsWith("Conv", StringComparison.Ordinal);

    private static string Name(RepairSite site, int step) =>
        $"'{site.Spec.Layers[site.Spec.Steps[step].Layer].Member}'";

    /// <summary>Whether it loses some of the border of its input.</summary>
    private static bool IsBare(RepairSite site, int step)
    {
        StepSpec layer = site.Spec.Steps[step];
        return IsConvolution(site, step) && site.Written(layer, "kernel") is { } kernel and > 1
            && (site.Written(layer, "pad") ?? 0) < Reach(site, layer, kernel)
            && !site.Program.ArgumentsOf(layer).Any(a => a.Name == "padding");
    }

    /// <summary>How far its window sees to each side.</summary>
    private static int Reach(RepairSite site, StepSpec layer, int kernel) =>
        kernel / 2 * (site.Written(layer, "dilation") ?? 1);

    private static IEnumerable<int> Bare(RepairSite site, int side) => Own(site, side).Where(s => IsBare(site, s));

    /// <summary>As much padding on every convolution of some branches as keeps their size.</summary>
    private static Proposal Padded(RepairSite site, int[] sides)
    {
        ModelSpec spec = site.Spec;
        List<ModelEdit> edits = [];
        List<string> told = [];
        foreach (int step in sides.SelectMany(side => Bare(site, side).Reverse()))
        {
            StepSpec layer = site.Spec.Steps[step];
            int pad = Reach(site, layer, site.Written(layer, "kernel")!.Value);
            bool isPadded = site.Written(layer, "pad") is not null;
            spec = SpecChange.Argument(
                spec, step, isPadded ? "pad" : "padding",
                isPadded ? new ArgumentValue.Number(pad) : new ArgumentValue.Choice("Same"));
            edits.Add(isPadded ? new ModelEdit.Argument(step, "pad", RepairSite.Text(pad))
                : new ModelEdit.Argument(step, "padding", "Padding.Same"));
            told.Add($"{Name(site, step)} {(isPadded ? $"pad: {pad}" : $"padding: Padding.Same (pad: {pad})")}");
        }

        return new Proposal(
            $"give {string.Join(" and ", told)}, which keep{(told.Count > 1 ? "" : "s")} the size", spec, edits);
    }

    /// <summary>The same inside a model that a branch uses.</summary>
    private static Proposal? PaddedInside(RepairSite site, int step)
    {
        ModelSpec? used = site.Spec.Models.FirstOrDefault(
            m => m.FullName == site.Program.OperationOf(site.Spec.Steps[step]));
        if (used is null)
            return null;
        var inner = new RepairSite(new ProgramTypes(used, []), new StepProblem(
            site.Problem, 0, new PathLine("", null, null, 0), []));
        int[] bare = Enumerable.Range(0, used.Steps.Count).Where(s => IsBare(inner, s)).ToArray();
        if (bare.Length == 0)
            return null;
        ModelSpec padded = bare.Aggregate(used, (spec, s) => inner.Written(used.Steps[s], "pad") is null
            ? SpecChange.Argument(spec, s, "padding", new ArgumentValue.Choice("Same"))
            : SpecChange.Argument(spec, s, "pad", new ArgumentValue.Number(
                Reach(inner, used.Steps[s], inner.Written(used.Steps[s], "kernel")!.Value))));
        string layers = string.Join(" and ", bare.Select(s => used.Steps[s].Text).Distinct());
        return new Proposal(
            $"write padding: Padding.Same without a pad in {layers} of '{used.Name}', which keeps the size",
            site.Spec with
            {
                Models = site.Spec.Models.Select(m => m.FullName == used.FullName ? padded : m).ToEquatableArray(),
            }, []);
    }

    /// <summary>The other branch's stride, on this one's first convolution.</summary>
    private static Proposal? Strided(RepairSite site, int side, Shape mine, Shape other)
    {
        int[] layers = Own(site, side).Where(s => IsConvolution(site, s)).ToArray();
        if (layers.Length == 0 || mine.Rank < 3 || !mine[2].IsConstant || !other[2].IsConstant
            || other[2].Value == 0)
            return null;
        long stride = (mine[2].Value + other[2].Value - 1) / other[2].Value;
        int first = layers[layers.Length - 1];
        if (stride <= 1 || stride > 32 || site.Written(site.Spec.Steps[first], "stride") is > 1)
            return null;
        return new Proposal(
            $"give {Name(site, first)} stride: {stride}, as the other branch has",
            SpecChange.Argument(site.Spec, first, "stride", new ArgumentValue.Number(stride)),
            [new ModelEdit.Argument(first, "stride", RepairSite.Text((int)stride))], site.Step.Operands[side]);
    }

    /// <summary>
    /// A pool among branches that keep their size: its stride is its window unless another is written.
    /// </summary>
    private static Proposal? Unstrided(RepairSite site, int side)
    {
        foreach (int step in Own(site, side))
        {
            StepSpec pool = site.Spec.Steps[step];
            if (!site.IsPool(pool) || site.Written(pool, "kernel") is null || site.Written(pool, "stride") is not null)
                continue;
            ModelSpec spec = SpecChange.Argument(site.Spec, step, "stride", new ArgumentValue.Number(1));
            List<ModelEdit> edits = [new ModelEdit.Argument(step, "stride", "1")];
            bool isPadded = site.Program.ArgumentsOf(pool).Any(a => a.Name is "pad" or "padding");
            if (!isPadded)
            {
                spec = SpecChange.Argument(spec, step, "padding", new ArgumentValue.Choice("Same"));
                edits.Add(new ModelEdit.Argument(step, "padding", "Padding.Same"));
            }

            return new Proposal(
                $"write stride: 1{(isPadded ? "" : ", padding: Padding.Same")} in {pool.Text}, which keeps the size",
                spec, edits);
        }

        return null;
    }

    /// <summary>A pool that makes its branch as many times smaller as the other is.</summary>
    private static Proposal? Pooled(RepairSite site, int side, Shape mine, Shape other)
    {
        foreach (int step in Own(site, side))
        {
            StepSpec pool = site.Spec.Steps[step];
            if (!site.IsPool(pool)
                || site.Written(pool, "kernel") is not { } kernel || mine.Rank < 3
                || !mine[2].IsConstant || !other[2].IsConstant)
                continue;
            long fitting = mine[2].Value * kernel / Math.Max(1, other[2].Value);
            if (fitting < 2 || fitting == kernel || fitting > int.MaxValue)
                return null;
            return new Proposal(
                $"write {fitting} instead of {kernel} in {pool.Text}: the other branch is as many times as large",
                SpecChange.Argument(site.Spec, step, "kernel", new ArgumentValue.Number(fitting)),
                [new ModelEdit.Argument(step, "kernel", RepairSite.Text((int)fitting))]);
        }

        return null;
    }

    /// <summary>A layer of its own on the shortcut, that makes of its shape the other's.</summary>
    private static Proposal? OnShortcut(RepairSite site, int side, Shape from, Shape to)
    {
        bool isImage = from.Rank >= 3 && IsImage(site);
        int axis = isImage ? 1 : from.Rank - 1;
        if (!to[axis].IsConstant || !from[axis].IsConstant)
            return null;
        long width = to[axis].Value;
        long stride = isImage && from[2].IsConstant && to[2].IsConstant && to[2].Value > 0
            ? Math.Max(1, (from[2].Value + to[2].Value - 1) / to[2].Value)
            : 1;
        string operation = isImage ? $"Conv{from.Rank - 2}D" : "Dense";
        List<ArgumentSpec> arguments = [new(isImage ? "filters" : "units", new ArgumentValue.Number(width))];
        string text = $"{width}";
        if (isImage)
        {
            arguments.Add(new ArgumentSpec("kernel", new ArgumentValue.Number(1)));
            arguments.Add(new ArgumentSpec("stride", new ArgumentValue.Number(stride)));
            text += ", kernel: 1" + (stride > 1 ? $", stride: {stride}" : "");
        }

        string shortcut = site.OperandText(side), giver = site.Program.Giver(site.Step, 1 - side);
        string what = isImage ? "1 x 1 convolution" : "Dense";
        string back = $"[{operation}({from[axis]}{(isImage ? ", kernel: 1" : "")})]";
        return new Proposal(
            $"put a {what} on the shortcut, [{operation}({text})] around {shortcut}"
            + (stride > 1 ? "" : $", or {back} behind the branch, or let {giver} give {from[axis]} "
                + $"{(isImage ? "channels" : "units")}"),
            SpecChange.LayerBefore(site.Spec, site.Index, side, operation, arguments),
            [new ModelEdit.AddLayer(site.Index, side, "Shortcut", $"{operation}({text})")],
            stride > 1 ? SpecChange.Inserted(site.Spec, site.Index) : -1);
    }

    private static bool IsImage(RepairSite site) => Own(site, 0).Concat(Own(site, 1)).Any(s => IsConvolution(site, s));
}
