using Ml.Generators.Checking.Lints;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// Channels in the last axis, where files and other frameworks have them: layers of images and of sequences want them
/// in axis 1.
/// </summary>
public sealed class ChannelsFirst : Repair
{
    // Grey, two, colour, with transparency: more in the last axis of an image are hardly channels.
    private const int MostColours = 4;

    protected override bool IsMeantAlone => true;

    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (!IsSpatial(site) || site.Operand(0) is not { Shape: { Rank: >= 3 } shape })
            yield break;

        // What a layer of images gave has them there already: a number that is the same elsewhere says nothing.
        if (ChannelPlaces.Of(site.Program)[site.Step.Operands[0]] == ChannelPlace.First)
            yield break;
        if (Reordered(site, shape) is { } reordered)
            yield return reordered;
        if (shape.Rank == 5 && site.Written(site.Step, "channels") is { } given && shape[2] == given)
            yield return site.Before(0, "SwapAxes", 1, 2);
        if (!LooksLast(site, shape))
            yield break;
        int[] order = [0, shape.Rank - 1, .. Enumerable.Range(1, shape.Rank - 2)];
        Proposal change = shape.Rank == 3 ? site.Before(0, "SwapAxes", 1, 2) : site.Before(0, "Transpose", order);
        Proposal told = change with { Fix = Told(site, shape.Permute(order), change.Fix) };
        if (!KeepsShape(site))
            yield return told;
        yield return TurnedBack(site, told, shape.Rank);
        if (shape.At(-1) is { IsConstant: true } last && site.Written(site.Step, "channels") is not null)
            yield return WithChannels(site, told, last.Value);
    }

    private static string Told(RepairSite site, Shape first, string fix) =>
        site.Program.InputAt(site.Step.Operands[0]) is { } input
            ? $"the channels come first: declare '{input.Name}' as {first}, or {fix}"
            : $"the channels come first: {fix}";

    /// <summary>A transposition that is there already, in another order.</summary>
    private static Proposal? Reordered(RepairSite site, Shape shape)
    {
        int value = site.Step.Operands[0];
        if (site.Program.InputAt(value) is not null || site.Program.StepOf(value) is var at
            && site.Program.OperationOf(site.Spec.Steps[at]) != "Transpose")
            return null;
        int step = site.Program.StepOf(value);
        double[] order = [0, shape.Rank - 1, .. Enumerable.Range(1, shape.Rank - 2).Select(i => (double)i)];
        string list = string.Join(", ", order);
        string call = RepairSite.Call("Transpose", site.ValueText(site.Spec.Steps[step].Operands[0]), list);
        return new Proposal(
            $"the channels come first: write {(site.Spec.IsSequential ? $"Transpose({list})" : call)}",
            SpecChange.Argument(site.Spec, step, "order", new ArgumentValue.Numbers(order.ToEquatableArray())),
            [new ModelEdit.Argument(step, "order", list)], value);
    }

    /// <summary>Where the rest of the model wants the old order: always behind a layer that keeps the shape.</summary>
    private static Proposal TurnedBack(RepairSite site, Proposal change, int rank)
    {
        (string function, int[] order) = rank == 3 ? ("SwapAxes", new[] { 1, 2 })
            : ("Transpose", [0, .. Enumerable.Range(2, rank - 2), 1]);
        return change with
        {
            Fix = $"{change.Fix}, and {function}({string.Join(", ", order)}) behind it"
                + (KeepsShape(site) ? ", or use LayerNorm" : ""),
            Spec = SpecChange.After(
                change.Spec, site.Index + 1, function, RepairSite.Arguments(function, order)),
            Edits = [.. change.Edits, new ModelEdit.After(site.Index, function, string.Join(", ", order))],
            Shown = -1,
        };
    }

    private static Proposal WithChannels(RepairSite site, Proposal change, long channels) => change with
    {
        Fix = $"{change.Fix}, with channels: {channels}",
        Spec = SpecChange.Argument(change.Spec, site.Index + 1, "channels", new ArgumentValue.Number(channels)),
        Edits = [.. change.Edits, new ModelEdit.Argument(site.Index, "channels", RepairSite.Text((int)channels))],
    };

    /// <summary>What is declared stands last; or nothing is, and only the last axis can be channels.</summary>
    private static bool LooksLast(RepairSite site, Shape shape)
    {
        Dim last = shape.At(-1);
        if (site.Written(site.Step, "channels") is { } declared && last == declared)
            return true;
        return shape.Rank == 3 ? last.IsConstant && !shape[1].IsConstant : AreColours(last) && !AreColours(shape[1]);
    }

    private static bool AreColours(Dim size) => size is { IsConstant: true, Value: <= MostColours };

    private static bool IsSpatial(RepairSite site) => site.Composite?.Signature.HasChannelsFirst == true;

    private static bool KeepsShape(RepairSite site) => site.Composite!.Signature.KeepsShape;
}
