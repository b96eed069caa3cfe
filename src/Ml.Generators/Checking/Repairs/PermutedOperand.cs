using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// Two operands with the same axes in another order: batch and time exchanged, channels last beside first.
/// </summary>
public sealed class PermutedOperand : Repair
{
    protected override bool IsMeantAlone => true;

    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        foreach (Proposal proposal in OfModel(site))
            yield return proposal;
        if (Turned(site) is { } turned)
            yield return turned;
        if (site.Problem.Against < 0 || site.Operand(site.Problem.Operand)?.Shape is not { } one
            || site.Operand(site.Problem.Against)?.Shape is not { } other || one.Rank != other.Rank || one.Rank < 2
            || !SameSizes(one, other))
            yield break;
        foreach (int operand in new[] { site.Problem.Operand, site.Problem.Against })
        {
            (Shape from, Shape to) = operand == site.Problem.Operand ? (one, other) : (other, one);
            int[] moved = Enumerable.Range(0, one.Rank).Where(a => from[a] != to[a]).ToArray();
            if (Channels(from, to) is { } order)
                yield return site.Before(operand, "Transpose", order);
            else if (moved.Length == 2)
                yield return site.Before(operand, "SwapAxes", moved[0], moved[1]);
            else
                yield return site.Before(operand, "Transpose", Order(from, to));
        }
    }

    /// <summary>
    /// A table beside a stack of them that lies the other way round: patches of an image as channels.
    /// </summary>
    private static Proposal? Turned(RepairSite site)
    {
        if (site.Problem.Id != ProblemIds.Broadcast || site.Step.Operands.Count != 2
            || site.Operand(0)?.Shape is not { } left || site.Operand(1)?.Shape is not { } right)
            return null;
        int large = left.Rank > right.Rank ? 0 : 1;
        (Shape stack, Shape table) = large == 0 ? (left, right) : (right, left);
        return table.Rank == 2 && stack.Rank > 2 && stack.At(-1) == table[0] && stack.At(-2) == table[1]
            ? site.Before(large, "SwapAxes", stack.Rank - 2, stack.Rank - 1) : null;
    }

    /// <summary>What a model is given, with two axes exchanged, or its channels moved.</summary>
    private static IEnumerable<Proposal> OfModel(RepairSite site)
    {
        int operand = site.Problem.Operand;
        ModelSpec? model = site.Spec.Models.FirstOrDefault(m => m.FullName == site.Operation);
        if (site.Step.Kind != StepKind.Layer || site.Operand(operand)?.Shape is not { } given
            || model?.Inputs[operand].Shape is not { } declared || declared.Rank != given.Rank)
            yield break;

        // Few in axis 1 and more behind it are channels already.
        if (given.Rank >= 4 && given[1] is { IsConstant: true, Value: <= 4 }
            && given.Skip(2).All(d => !d.IsConstant || d.Value > 4))
            yield break;

        // Before two axes are exchanged, which would turn a square image over.
        if (given.Rank > 3)
        {
            yield return site.Before(operand, "Transpose", [0, given.Rank - 1, .. Enumerable.Range(1, given.Rank - 2)]);
            yield return site.Before(operand, "Transpose", [0, .. Enumerable.Range(2, given.Rank - 2), 1]);
        }

        for (int first = given.Rank - 2; first >= 0; first--)
        {
            for (int second = first + 1; second < given.Rank; second++)
                yield return site.Before(operand, "SwapAxes", first, second);
        }
    }

    private static bool SameSizes(Shape one, Shape other) =>
        !one.Equals(other) && one.Select(d => d.ToString()).OrderBy(t => t, StringComparer.Ordinal)
            .SequenceEqual(other.Select(d => d.ToString()).OrderBy(t => t, StringComparer.Ordinal));

    /// <summary>
    /// Channels of images from the last axis to the first or back: of a square image two axes could change places too,
    /// and would turn it over.
    /// </summary>
    private static int[]? Channels(Shape from, Shape to)
    {
        if (from.Rank < 4)
            return null;
        int[] first = [0, from.Rank - 1, .. Enumerable.Range(1, from.Rank - 2)];
        int[] last = [0, .. Enumerable.Range(2, from.Rank - 2), 1];
        return from.Permute(first).Equals(to) ? first : from.Permute(last).Equals(to) ? last : null;
    }

    /// <summary>Which axis of the one each axis of the other is.</summary>
    private static int[] Order(Shape from, Shape to)
    {
        HashSet<int> used = [];
        return to.Select(size =>
        {
            int axis = Enumerable.Range(0, from.Rank).First(a => from[a] == size && !used.Contains(a));
            used.Add(axis);
            return axis;
        }).ToArray();
    }
}
