using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>Groups that do not divide, and windows that are larger than what they slide over.</summary>
public sealed class FittingNumber : Repair
{
    // Windows of convolutions are seldom larger.
    private const int LargestUsual = 11;

    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Operation == "PixelShuffle" && site.Written(site.Step, "factor") is { } factor
            && site.Operand(0)?.Shape[1] is { IsConstant: true, Value: var shuffled })
        {
            Dim? own = site.Spec.Inputs.Select(i => i.Shape).FirstOrDefault(s => s?.Rank == 4)?[1];
            long[] colours = own is { IsConstant: true, Value: <= 4 and var few } ? [few] : [1, 3];
            foreach (int whole in Enumerable.Range(2, Math.Max(0, factor - 2)).Reverse().Append(factor + 1))
            {
                // As many channels as the image that comes in, or those of grey and coloured ones.
                if (colours.Any(c => shuffled == c * whole * whole))
                {
                    yield return Number(
                        site, "factor", whole, $"write PixelShuffle({whole}): {shuffled} = {shuffled / whole / whole} "
                        + $"* {whole} * {whole}");
                }
            }
        }

        if (site.Problem.Id == ProblemIds.Groups && site.Written(site.Step, "groups") is { } groups)
        {
            // As many groups as channels are meant so: each channel by itself.
            if (site.Operand(0)?.Shape[1] is { IsConstant: true, Value: var own } && own == groups
                && site.Written(site.Step, "filters") is { } filters && filters % groups != 0)
            {
                int many = (filters / groups * groups) + groups;
                string either = filters > groups ? $"{many - groups} or {many}" : $"{many}";
                yield return Number(
                    site, "filters", many, $"write filters: {either}, a multiple of the {groups} channels");
            }

            // As many as filters, too, where the channels are fewer.
            if (site.Written(site.Step, "filters") == groups && site.Operand(0)?.Shape[1] is { IsConstant: true } given
                && given.Value is > 1 and < int.MaxValue && given.Value < groups)
            {
                int channels = (int)given.Value, many = (groups + channels - 1) / channels * channels;
                yield return new Proposal(
                    $"each channel by itself is groups: {channels}: write {site.Operation}({many}, .., "
                    + $"groups: {channels}), with a multiple of the {channels} channels as filters",
                    SpecChange.Argument(
                        SpecChange.Argument(site.Spec, site.Index, "filters", new ArgumentValue.Number(many)),
                        site.Index, "groups", new ArgumentValue.Number(channels)),
                    [
                        new ModelEdit.Argument(site.Index, "filters", RepairSite.Text(many)),
                        new ModelEdit.Argument(site.Index, "groups", RepairSite.Text(channels)),
                    ]);
            }

            foreach (int fitting in Enumerable.Range(1, Math.Min(groups, 4096)).Reverse().Skip(1))
            {
                if (site.Operand(0)?.Shape[1] is { IsConstant: true, Value: var all } && all % fitting == 0)
                    yield return Number(site, "groups", fitting, $"{site.Problem.Fix}: write groups: {fitting}");
            }
        }

        if (site.Problem.Id != ProblemIds.WindowTooLarge || site.Written(site.Step, "kernel") is not { } kernel)
            yield break;
        bool isConvolution = site.Operation.StartsWith("Conv", StringComparison.Ordinal);
        if (isConvolution && kernel > LargestUsual)
        {
            // Elsewhere the first number is what comes in.
            yield return new Proposal(
                $"write {site.Operation}({kernel}, kernel: 3) if it is to have {kernel} filters: what comes in is not "
                + "written, and the second number is the window",
                SpecChange.Argument(
                    SpecChange.Argument(site.Spec, site.Index, "filters", new ArgumentValue.Number(kernel)), site.Index,
                    "kernel", new ArgumentValue.Number(3)),
                []);
        }

        if (isConvolution
            && !site.Program.ArgumentsOf(site.Step).Any(a => a.Name is "pad" or "padding"))
        {
            yield return new Proposal(
                $"{site.Problem.Fix}: write padding: Padding.Same",
                SpecChange.Argument(site.Spec, site.Index, "padding", new ArgumentValue.Choice("Same")),
                [new ModelEdit.Argument(site.Index, "padding", "Padding.Same")]);
        }

        long[] sizes = (site.Operand(0)?.Shape.Skip(2) ?? Shape.Scalar).Where(d => d.IsConstant)
            .Select(d => d.Value).ToArray();

        // A window of 1 does nothing.
        if (sizes.Length > 0 && sizes.Min() > 1 && sizes.Min() < kernel)
            yield return Number(site, "kernel", (int)sizes.Min(), $"{site.Problem.Fix}: write kernel: {sizes.Min()}");
    }

    private static Proposal Number(RepairSite site, string name, int value, string fix) => new(
        fix, SpecChange.Argument(site.Spec, site.Index, name, new ArgumentValue.Number(value)),
        [new ModelEdit.Argument(site.Index, name, RepairSite.Text(value))]);
}
