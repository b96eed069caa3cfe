using Ml.Generators.Checking.Repairs;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// A Reshape that only gives the axes another order: it fits, and leaves every element where it was, so that rows of
/// one axis become pieces of another. Heads that are split in front of the time are the commonest.
/// </summary>
public sealed class ReshapedOrder : Lint
{
    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        for (int index = 0; index < program.Spec.Steps.Count; index++)
        {
            StepSpec step = program.Spec.Steps[index];
            if (program.OperationOf(step) != "Reshape" || program[step.Operands[0]]?.Shape is not { } from
                || program[program.FirstOf(index)]?.Shape is not { } to
                || Moved(from, to) is not { } moved)
                continue;
            yield return program.At(index, new ShapeProblem(
                ProblemIds.ReshapedOrder,
                $"'Reshape' of {from} from {program.Giver(step, 0)} to {to} moves no element: the {moved} of the "
                + "result is not that of the operand",
                Order(from, to) is { } order ? $"exchange axes instead: {Call(order)}"
                    : "split or join axes where they stand, and exchange them with SwapAxes",
                Operand: ShapeProblem.Whole));
        }
    }

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        Shape from = site.Operand(0)!.Shape;
        Shape to = site.Program[site.Program.FirstOf(site.Index)]!.Shape;
        if (Order(from, to) is not { } order)
        {
            foreach (Proposal proposal in Exchanged(site, from, to))
                yield return proposal;
            yield break;
        }

        (string function, int[] arguments) = Function(order);
        ModelSpec spec = SpecChange.Operation(
            site.Spec, site.Index, function, RepairSite.Arguments(function, arguments));
        string list = string.Join(", ", arguments);
        string call = site.Spec.IsSequential ? RepairSite.Layer(function, list)
            : RepairSite.Call(function, site.OperandText(0), list);
        yield return new Proposal($"write {call}", spec, [new ModelEdit.Call(site.Index, function, list)]);
    }

    /// <summary>Two axes exchanged behind a split that was made where they stand, or before they are joined.</summary>
    private static IEnumerable<Proposal> Exchanged(RepairSite site, Shape from, Shape to)
    {
        for (int axis = 0; axis + 1 < Math.Max(from.Rank, to.Rank); axis++)
        {
            int[] axes = [axis, axis + 1];
            string list = string.Join(", ", axes);
            if (axis + 1 < to.Rank && to.Rank > from.Rank)
            {
                int[] order = [.. Enumerable.Range(0, to.Rank)];
                (order[axis], order[axis + 1]) = (axis + 1, axis);
                Shape split = to.Permute(order);
                ModelSpec spec = SpecChange.Argument(
                    site.Spec, site.Index, "shape", new ArgumentValue.Sizes(split.ToEquatableArray()));
                yield return new Proposal(
                    $"split where they stand, to {split}, and write SwapAxes(.., {list}) around it",
                    SpecChange.After(spec, site.Index, "SwapAxes", RepairSite.Arguments("SwapAxes", axes)),
                    [
                        new ModelEdit.ExchangeSizes(site.Index, "shape", axis),
                        new ModelEdit.After(site.Index, "SwapAxes", list),
                    ]);
            }
            else if (axis + 1 < from.Rank && from.Rank > to.Rank)
            {
                yield return site.Before(0, "SwapAxes", axes);
            }
        }
    }

    /// <summary>
    /// The size that stands in another order than before, or null. Axes that are split or joined where they stand make
    /// groups of equal products, in which nothing moves.
    /// </summary>
    private static Dim? Moved(Shape from, Shape to)
    {
        int a = 0, b = 0;
        while (a < from.Rank && b < to.Rank)
        {
            int startA = a, startB = b;
            Dim left = from[a++], right = to[b++];
            while (left != right && (a < from.Rank || b < to.Rank))
            {
                // Sizes of names cannot be compared: the left side grows until the right one divides it.
                bool isLeft = a < from.Rank && (b == to.Rank || left.DivideExactly(right) is null);
                if (isLeft)
                    left *= from[a++];
                else if (b < to.Rank)
                    right *= to[b++];
                else
                    break;
            }

            Dim[] old = from.Skip(startA).Take(a - startA).Where(d => d != Dim.One).ToArray();
            Dim[] now = to.Skip(startB).Take(b - startB).Where(d => d != Dim.One).ToArray();
            if (old.Length > 1 && now.Length > 1
                && old.FirstOrDefault(d => now.Contains(d) && Fits(old, now, d)) is { } moved)
                return moved;
        }

        return null;
    }

    /// <summary>
    /// Whether an axis kept its size and changed its place: a name did; of numbers, which may be equal by chance, all
    /// are the same ones in another order, or the rest of one side is the other's.
    /// </summary>
    private static bool Fits(Dim[] old, Dim[] now, Dim size)
    {
        if (old.SequenceEqual(now))
            return false;
        if (!size.IsConstant)
            return true;
        bool isPermuted = old.Select(d => d.ToString()).OrderBy(t => t, StringComparer.Ordinal)
            .SequenceEqual(now.Select(d => d.ToString()).OrderBy(t => t, StringComparer.Ordinal));
        return isPermuted || (old.Length == 2 && now.Length == 3) || (old.Length == 3 && now.Length == 2);
    }

    /// <summary>Which axis of the operand each axis of the result is; null where axes are split or joined.</summary>
    private static int[]? Order(Shape from, Shape to)
    {
        if (from.Rank != to.Rank)
            return null;
        List<int> order = [];
        foreach (Dim size in to)
        {
            int axis = Enumerable.Range(0, from.Rank).Where(a => from[a] == size && !order.Contains(a))
                .DefaultIfEmpty(-1).First();
            if (axis < 0)
                return null;
            order.Add(axis);
        }

        return [.. order];
    }

    private static (string Function, int[] Arguments) Function(int[] order)
    {
        int[] moved = Enumerable.Range(0, order.Length).Where(i => order[i] != i).ToArray();
        return moved.Length == 2 ? ("SwapAxes", moved) : ("Transpose", order);
    }

    private static string Call(int[] order)
    {
        (string function, int[] arguments) = Function(order);
        return RepairSite.Layer(function, string.Join(", ", arguments));
    }
}
