using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>A target and a prediction that differ by an axis of size 1, or in where the classes stand.</summary>
public sealed class LossShape : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Composite?.Signature.Forms.HasFlag(Forms.Loss) != true
            || site.Operand(0)?.Shape is not { } scores || site.Operand(1)?.Shape is not { } target)
            yield break;
        bool isDeclared = site.Program.InputAt(site.Step.Operands[1]) is not null && !site.Spec.IsSequential;
        if (isDeclared && scores.Rank == target.Rank + 1 && scores.At(-1) == Dim.One)
            yield return Squeezed(site, 0, scores.Rank - 1, scores);
        for (int axis = target.Rank - 1; axis >= 0; axis--)
        {
            if (target[axis] == Dim.One)
                yield return Squeezed(site, 1, axis, target);
        }

        for (int axis = scores.Rank - 1; axis >= 1; axis--)
        {
            if (scores[axis] == Dim.One)
                yield return Squeezed(site, 0, axis, scores);
        }

        if (scores.Rank == 3)
            yield return site.Before(0, "SwapAxes", 1, 2);
        if (scores.Rank >= 4)
            yield return site.Before(0, "Transpose", [0, scores.Rank - 1, .. Enumerable.Range(1, scores.Rank - 2)]);
        if (scores.Rank >= 3 && scores.Skip(2).All(d => d == Dim.One))
            yield return site.Before(0, "Flatten");
    }

    private static Proposal Squeezed(RepairSite site, int operand, int axis, Shape shape)
    {
        Proposal change = site.Before(operand, "Squeeze", axis);
        string declare = operand == 1 && site.Program.InputAt(site.Step.Operands[1]) is { } target
            ? $"declare '{target.Name}' as {shape.Without(axis)}, or "
            : operand == 0 && site.Program.InputAt(site.Step.Operands[1]) is { } other
            ? $"declare '{other.Name}' as {shape}, or "
            : "";
        return change with { Fix = declare + change.Fix };
    }
}
