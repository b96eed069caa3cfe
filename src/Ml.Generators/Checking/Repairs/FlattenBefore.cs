using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>An image or a stack of vectors where one vector is wanted.</summary>
public sealed class FlattenBefore : Repair
{
    protected override bool IsMeantAlone => true;

    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        for (int operand = 0; operand < site.Step.Operands.Count; operand++)
        {
            if (site.Operand(operand) is not { Shape: { Rank: >= 3 } shape } || !WantsVector(site, operand))
                continue;
            yield return site.Before(operand, "Flatten");
            if (site.Operation == "Dense" && site.Written(site.Step, "inputs") is not null && IsImage(site, operand)
                && shape.Skip(1).Size is { IsConstant: true } size)
                yield return WithNumber(site, operand, size.Value);
        }
    }

    /// <summary>The number is wrong too: with it alone a layer would run over the last axis of an image.</summary>
    private static Proposal WithNumber(RepairSite site, int operand, long size)
    {
        Proposal flat = site.Before(operand, "Flatten");
        string number = size.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return flat with
        {
            Fix = $"{flat.Fix}, with inputs: {number}",
            Spec = SpecChange.Argument(flat.Spec, site.Index + 1, "inputs", new ArgumentValue.Number(size)),
            Edits = [.. flat.Edits, new ModelEdit.Argument(site.Index, "inputs", number)],
        };
    }

    private static bool WantsVector(RepairSite site, int operand) => site.Operation switch
    {
        "Dense" => true,
        "Concat" => Enumerable.Range(0, site.Step.Operands.Count).Any(o => site.Operand(o)?.Shape.Rank == 2),
        _ => site.Composite is null && Model(site) is { } model
            && operand < model.Inputs.Count && model.Inputs[operand].Shape?.Rank == 2,
    };

    private static ModelSpec? Model(RepairSite site) =>
        site.Spec.Models.FirstOrDefault(m => m.FullName == site.Operation);

    /// <summary>Whether the axes behind the batch are those of a picture, not of time.</summary>
    private static bool IsImage(RepairSite site, int operand) =>
        site.Upstream(site.Step.Operands[operand]).Select(s => site.Program.OperationOf(site.Spec.Steps[s]))
            .Any(name => name.StartsWith("Conv", StringComparison.Ordinal)
                || name.IndexOf("Pool", StringComparison.Ordinal) >= 0);
}
