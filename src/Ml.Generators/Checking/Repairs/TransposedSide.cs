using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>A product of matrices one of which lies the wrong way round, or stands on the wrong side.</summary>
public sealed class TransposedSide : Repair
{
    protected override bool IsMeantAlone => true;

    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Operation != "MatMul" || site.Operand(0) is not { } left || site.Operand(1) is not { } right)
            yield break;
        if (IsAdjacency(right.Shape) && left.Shape.Rank == 2 && left.Shape[0] == right.Shape[0])
            yield return Swapped(site);
        if (IsOneOfEach(left.Shape, right.Shape))
        {
            // Turned over, it would be multiplied with every example instead of its own.
            yield return AsColumn(site, right.Shape.Rank);
            yield break;
        }

        if (right.Shape.Rank >= 2)
            yield return Transposed(site, 1);
        if (left.Shape.Rank >= 2 && !IsAttention(site))
            yield return Transposed(site, 0);
        if (left.Shape.Rank <= 2 && right.Shape.Rank <= 2)
            yield return Swapped(site);

        if (left.Shape.Rank == 4 && right.Shape.Rank == 4 && site.Problem.Id == ProblemIds.Broadcast)
            yield return HeadsFirst(site);

        // Stacks of matrices whose heads and times are exchanged.
        for (int operand = 1; operand >= 0 && left.Shape.Rank == 4 && right.Shape.Rank == 4; operand--)
            yield return site.Before(operand, "SwapAxes", 1, 2);
    }

    /// <summary>Shares of what is on the right: turned over they are shares of something else.</summary>
    private static bool IsAttention(RepairSite site) => site.Program.InputAt(site.Step.Operands[0]) is null
        && site.Spec.Steps[site.Program.StepOf(site.Step.Operands[0])].Operation == "Softmax";

    /// <summary>As many rows as columns, of each node to each: it stands in front of what the nodes have.</summary>
    private static bool IsAdjacency(Shape shape) =>
        shape.Rank == 2 && shape[0] == shape[1] && !shape[0].IsConstant;

    /// <summary>A vector for each example beside a matrix for each.</summary>
    private static bool IsOneOfEach(Shape left, Shape right) => right.Rank >= 2 && left.Rank == right.Rank + 1
        && !right[0].IsConstant && Enumerable.Range(0, right.Rank - 1).All(a => left[a] == right[a]);

    private static Proposal AsColumn(RepairSite site, int axis)
    {
        string number = RepairSite.Text(axis);
        Proposal column = site.Before(1, "Unsqueeze", axis);
        string inner = RepairSite.Call("Unsqueeze", site.OperandText(1), number);
        return new Proposal(
            $"write Squeeze(MatMul({site.OperandText(0)}, {inner}), {number})",
            SpecChange.After(column.Spec, site.Index + 1, "Squeeze", RepairSite.Arguments("Squeeze", [axis])),
            [.. column.Edits, new ModelEdit.After(site.Index, "Squeeze", number)], column.Shown + 2);
    }

    private static Proposal Transposed(RepairSite site, int side)
    {
        Proposal change = site.Before(side, "Transpose");
        string[] sides = [site.OperandText(0), site.OperandText(1)];
        sides[side] = $"Transpose({sides[side]})";
        return change with { Fix = $"write MatMul({sides[0]}, {sides[1]})", Shown = -1 };
    }

    /// <summary>Queries and keys of every place beside their heads: each head multiplies its own places.</summary>
    private static Proposal HeadsFirst(RepairSite site)
    {
        Proposal queries = site.Before(0, "SwapAxes", 1, 2);
        ModelSpec both = SpecChange.Before(
            queries.Spec, site.Index + 1, 1, "SwapAxes", RepairSite.Arguments("SwapAxes", [1, 3]));
        return new Proposal(
            $"the heads come before the places: write SwapAxes({site.OperandText(0)}, 1, 2) and "
            + $"SwapAxes({site.OperandText(1)}, 1, 3)", both,
            [.. queries.Edits, new ModelEdit.Before(site.Index, 1, "SwapAxes", "1, 3")]);
    }

    private static Proposal Swapped(RepairSite site) => new(
        $"exchange the sides: MatMul({site.OperandText(1)}, {site.OperandText(0)})",
        SpecChange.Step(site.Spec, site.Index, site.Step with
        {
            Operands = site.Step.Operands.Reverse().ToEquatableArray(),
        }),
        [new ModelEdit.Swap(site.Index)]);
}
