using Ml.Generators.Checking.Lints;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>A Dense over the channels of every place: where they stand in axis 1 that is a window of 1.</summary>
public sealed class LayerOfPlaces : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Operation != "Dense" || site.Problem.Id != ProblemIds.InnerSizes
            || site.Written(site.Step, "units") is not { } units || site.Written(site.Step, "inputs") is not { } inputs
            || site.Operand(0)?.Shape is not { Rank: >= 3 and <= 5 } shape || shape[1] != inputs
            || ChannelPlaces.Of(site.Program)[site.Step.Operands[0]] != ChannelPlace.First)
            yield break;
        string layer = $"Conv{shape.Rank - 2}D", arguments = $"{units}, kernel: 1";
        yield return new Proposal(
            $"write {layer}({arguments}) instead of {site.Name}: the {inputs} channels stand in axis 1",
            SpecChange.Operation(site.Spec, site.Index, layer,
                [
                    new ArgumentSpec("filters", new ArgumentValue.Number(units)),
                    new ArgumentSpec("kernel", new ArgumentValue.Number(1)),
                ]),
            [new ModelEdit.Call(site.Index, layer, arguments)]);
    }
}
