using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// One axis too few: the batch was forgotten, or the one channel of grey images; or one of size 1 too many.
/// </summary>
public sealed class MissingAxis : Repair
{
    protected override bool IsMeantAlone => true;

    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        int operand = Math.Max(0, site.Problem.Operand);
        if (site.Problem.Id != ProblemIds.Rank || site.Operand(operand) is not { Shape: var shape }
            || operand >= site.Step.Operands.Count)
            yield break;
        if (shape.Rank > 0 && shape.IsConstant && InputBehind(site, operand) is { } input)
            yield return WithBatch(site, input);
        bool isImage = site.Composite?.Signature.HasChannelsFirst == true;
        bool isPool = site.Operation.StartsWith("Global", StringComparison.Ordinal);
        if (shape.Rank == 2 && isPool && site.Program.InputAt(site.Step.Operands[operand]) is null)
        {
            yield return new Proposal(
                $"leave {site.Step.Text} out: {site.Program.Giver(site.Step, operand)} gives one row an example, with "
                + "nothing left to pool",
                SpecChange.Without(site.Spec, site.Index), [new ModelEdit.Remove(site.Index)]);
            yield break;
        }

        if (isImage && Kept(site, operand) is { } kept)
            yield return kept;
        if (shape.Rank == 1 && site.Operation == "EmbeddingBag")
        {
            yield return new Proposal(
                $"write {site.Step.Text.Replace("EmbeddingBag", "Embedding")} for one number an example",
                SpecChange.Operation(
                    site.Spec, site.Index, "Embedding",
                    [.. site.Program.ArgumentsOf(site.Step).Where(a => a.Name is "rows" or "width")]), []);
        }

        if (shape.Rank >= 3 && site.Operation == "EmbeddingBag")
            yield return site.Before(operand, "Flatten");
        if (shape.Rank >= 2)
            yield return WithChannel(site, operand, shape);
        for (int axis = shape.Rank - 1; axis >= 1; axis--)
        {
            if (shape[axis] == Dim.One)
                yield return site.Before(operand, "Squeeze", axis);
        }

        if (isImage && shape.Rank >= 3 && shape.Skip(2).IsConstant)
            yield return Joined(site, operand, shape);
    }

    /// <summary>A pool over all places that could have kept their axes.</summary>
    private static Proposal? Kept(RepairSite site, int operand)
    {
        int value = site.Step.Operands[operand];
        if (site.Program.InputAt(value) is not null)
            return null;
        int at = site.Program.StepOf(value);
        StepSpec step = site.Spec.Steps[at];
        string name = site.Program.OperationOf(step);
        return name.StartsWith("Global", StringComparison.Ordinal)
            ? new Proposal(
                $"write {name}(keep: true), which keeps the axes with size 1",
                SpecChange.Argument(site.Spec, at, "keep", new ArgumentValue.Flag(true)),
                [new ModelEdit.Argument(at, "keep", "true")], value)
            : null;
    }

    /// <summary>Images in time as so many images: the first two axes joined.</summary>
    private static Proposal Joined(RepairSite site, int operand, Shape shape)
    {
        int[] sizes = [-1, .. shape.Skip(2).Select(d => (int)d.Value)];
        Proposal change = site.Before(operand, "Reshape", sizes);
        return change with { Fix = $"join the first two axes: {change.Fix}" };
    }

    /// <summary>The first input, where it has no named size and leads to the operand.</summary>
    private static int? InputBehind(RepairSite site, int operand)
    {
        int value = site.Step.Operands[operand];
        foreach (int step in site.Upstream(value))
            value = site.Spec.Steps[step].Operands.Count > 0 ? site.Spec.Steps[step].Operands[0] : value;
        return value < site.Spec.Inputs.Count ? value : null;
    }

    private static Proposal WithBatch(RepairSite site, int input)
    {
        Shape shape = site.Spec.Inputs[input].Shape!.Insert(0, Dim.Named("batch"));
        return new Proposal(
            $"name the batch first: declare '{site.Spec.Inputs[input].Name}' as {shape}",
            SpecChange.Input(site.Spec, input, shape), [new ModelEdit.InputShape(input, shape)]);
    }

    private static Proposal WithChannel(RepairSite site, int operand, Shape shape)
    {
        Proposal change = site.Before(operand, "Unsqueeze", 1);
        return site.Program.InputAt(site.Step.Operands[operand]) is { } input
            ? change with { Fix = $"declare '{input.Name}' as {shape.Insert(1, Dim.One)}, or {change.Fix}", Shown = -1 }
            : change;
    }
}
