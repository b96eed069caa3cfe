using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>One vector for an example beside one for each of its steps: it is to stand beside every step.</summary>
public sealed class RepeatedOperand : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Problem.Id != ProblemIds.ConcatSizes || site.Step.Operands.Count != 2)
            yield break;
        for (int operand = 1; operand >= 0; operand--)
        {
            if (site.Operand(operand)?.Shape is not { Rank: >= 2 } small
                || site.Operand(1 - operand)?.Shape is not { } large || large.Rank != small.Rank + 1)
                continue;
            Shape wide = small.Insert(1, Dim.One), full = small.Insert(1, large[1]);
            ModelSpec spec = SpecChange.Before(
                site.Spec, site.Index, operand, "Unsqueeze", RepairSite.Arguments("Unsqueeze", [1]));
            ArgumentSpec[] shape = [new("shape", new ArgumentValue.Sizes(full.ToEquatableArray()))];
            string sizes = string.Join(", ", full.Select(d => SizeText(site, d)));
            yield return new Proposal(
                $"repeat it: BroadcastTo(Unsqueeze({site.OperandText(operand)}, 1), {sizes}), which makes {full} of "
                + $"{wide}",
                SpecChange.Before(spec, site.Index + 1, operand, "BroadcastTo", shape),
                [
                    new ModelEdit.Before(site.Index, operand, "Unsqueeze", "1"),
                    new ModelEdit.Before(site.Index, operand, "BroadcastTo", sizes),
                ]);
        }
    }

    /// <summary>A size as a body asks for it.</summary>
    private static string SizeText(RepairSite site, Dim size) =>
        site.Spec.Inputs.FirstOrDefault(i => i.Shape?.Contains(size) == true) is { } owner && !size.IsConstant
            ? $"{owner.Name}.Dim(\"{size}\")"
            : size.ToString();
}
