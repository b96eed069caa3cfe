using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>An image that is given as one row of pixels where a layer of images stands.</summary>
public sealed class FlatImage : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        int operand = Math.Max(0, site.Problem.Operand);
        if (site.Problem.Id != ProblemIds.Rank || site.Composite?.Signature.HasChannelsFirst != true
            || !site.Operation.EndsWith("2D", StringComparison.Ordinal)
            || site.Operand(operand)?.Shape is not { Rank: 2 } shape || !shape[1].IsConstant)
            yield break;
        foreach (long channels in new long[] { 1, 3, 4 })
        {
            long side = (long)Math.Round(Math.Sqrt(shape[1].Value / (double)channels));
            if (side < 2 || side * side * channels != shape[1].Value)
                continue;
            Shape image = new([shape[0], channels, side, side]);
            string sizes = $"{channels}, {side}, {side}";
            int value = site.Step.Operands[operand];
            if (site.Program.InputAt(value) is { } input)
            {
                yield return new Proposal(
                    $"{shape[1]} = {channels} * {side} * {side}: declare '{input.Name}' as {image}",
                    SpecChange.Input(site.Spec, value, image), [new ModelEdit.InputShape(value, image)]);
            }
            else
                yield return site.Before(operand, "Reshape", -1, (int)channels, (int)side, (int)side);
        }
    }
}
