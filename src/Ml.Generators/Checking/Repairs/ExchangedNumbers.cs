using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>A table whose rows and width were exchanged, or a Dense whose inputs and units were.</summary>
public sealed class ExchangedNumbers : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Problem.Id is not (ProblemIds.Broadcast or ProblemIds.Residual or ProblemIds.ConcatSizes
            or ProblemIds.InnerSizes or ProblemIds.ElementCount))
            yield break;
        if (site.Operation == "Dense" && site.Written(site.Step, "units") is { } units
            && site.Written(site.Step, "inputs") is { } inputs && site.Operand(0)?.Shape is { Rank: > 0 } given
            && given.At(-1) == units)
        {
            yield return new Proposal(
                $"write Dense({inputs}, inputs: {units}), what it gives and then what it is given; or inputs: {units}, "
                + $"if it is to give {units}",
                SpecChange.Argument(
                    SpecChange.Argument(site.Spec, site.Index, "units", new ArgumentValue.Number(inputs)), site.Index,
                    "inputs", new ArgumentValue.Number(units)),
                [
                    new ModelEdit.Argument(site.Index, "units", RepairSite.Text(inputs)),
                    new ModelEdit.Argument(site.Index, "inputs", RepairSite.Text(units)),
                ]);
        }

        foreach (int at in site.Step.Operands.Reverse().SelectMany(site.Upstream).Distinct())
        {
            StepSpec step = site.Spec.Steps[at];
            if (step.Kind != StepKind.Layer || site.Program.OperationOf(step) != "Embedding"
                || site.Written(step, "rows") is not { } rows || site.Written(step, "width") is not { } width
                || rows == width)
                continue;
            ModelSpec changed = SpecChange.Argument(
                SpecChange.Argument(site.Spec, at, "rows", new ArgumentValue.Number(width)), at, "width",
                new ArgumentValue.Number(rows));
            yield return new Proposal(
                $"write [Embedding({width}, {rows})] for '{site.Spec.Layers[step.Layer].Member}': the number of rows, "
                + "then their width",
                changed,
                [
                    new ModelEdit.Argument(at, "rows", RepairSite.Text(width)),
                    new ModelEdit.Argument(at, "width", RepairSite.Text(rows)),
                ]);
        }
    }
}
