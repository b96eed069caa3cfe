using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>An image that goes into a model for maps of more channels: the layer that makes them is missing.</summary>
public sealed class MissingStem : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        int operand = Math.Max(0, site.Problem.Operand);
        ModelSpec? model = site.Spec.Models.FirstOrDefault(m => m.FullName == site.Operation);
        if (site.Step.Kind != StepKind.Layer || site.Operand(operand)?.Shape is not { Rank: >= 3 and <= 5 } given
            || model?.Inputs[operand].Shape is not { } declared || declared.Rank != given.Rank
            || !declared[1].IsConstant || !given[1].IsConstant || given[1] == declared[1])
            yield break;
        string layer = $"Conv{given.Rank - 2}D", list = $"{declared[1]}, kernel: 3, padding: Padding.Same";
        ModelSpec changed = SpecChange.LayerBefore(site.Spec, site.Index, operand, layer,
            [
                new ArgumentSpec("filters", new ArgumentValue.Number(declared[1].Value)),
                new ArgumentSpec("kernel", new ArgumentValue.Number(3)),
                new ArgumentSpec("padding", new ArgumentValue.Choice("Same")),
            ]);
        yield return new Proposal(
            $"put {layer}({list}) before {site.Name}, which makes {declared[1]} channels of the {given[1]}", changed,
            [
                site.Spec.IsSequential ? new ModelEdit.Before(site.Index, operand, layer, list)
                    : new ModelEdit.AddLayer(site.Index, operand, "Stem", $"{layer}({list})"),
            ]);
    }
}
