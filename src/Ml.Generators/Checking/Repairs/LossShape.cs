using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>A target and a prediction that differ by an axis of size 1, or in where the classes stand.</summary>
public sealed class LossShape : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        int third = site.Problem.Operand;
        if (site.Problem.Id == ProblemIds.Target && third > 1 && site.Operand(0)?.Shape is { } first
            && site.Operand(third)?.Shape is { } other)
        {
            if (other.Rank == first.Rank + 1 && other.At(-1) == Dim.One)
                yield return site.Before(third, "Squeeze", other.Rank - 1);
            if (other.Rank == first.Rank - 1 && first.At(-1) == Dim.One)
                yield return site.Before(third, "Unsqueeze", other.Rank);
        }

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

        if (scores.Rank == target.Rank + 1 && scores.At(-1) is { IsConstant: true } classes
            && IsNumber(site) is { } number)
        {
            yield return new Proposal(
                $"write OneHot({site.ValueText(number)}, {classes}) for it, or CrossEntropy, which takes class numbers",
                SpecChange.Operation(
                    site.Spec, site.Program.StepOf(site.Step.Operands[1]), "OneHot",
                    RepairSite.Arguments("OneHot", [(int)classes.Value])), []);
        }

        if (scores.Rank == target.Rank + 1 && IsProduct(site))
            yield return site.Before(0, "Sum", scores.Rank - 1);
        if (scores.Rank >= 3 && scores.Skip(2).All(d => d == Dim.One))
            yield return site.Before(0, "Flatten");
        if (scores.Rank == 2 && target.Rank > 2 && isDeclared)
            yield return site.Before(1, "Flatten");
        if (scores.Rank == 3)
            yield return site.Before(0, "SwapAxes", 1, 2);
        if (scores.Rank >= 4)
            yield return site.Before(0, "Transpose", [0, scores.Rank - 1, .. Enumerable.Range(1, scores.Rank - 2)]);
        if (Enlarged(site, scores, target) is { } enlarged)
            yield return enlarged;
        if (isDeclared && site.Program.InputAt(site.Step.Operands[1]) is { Element: ElementType.Int32 } numbers
            && target.Equals(scores))
            yield return AsProbabilities(site, numbers, scores);
        if (target.Rank < scores.Rank - 1 && FlattenedEarlier(site) is { } flattened)
            yield return flattened;
        if (isDeclared && scores.Rank == 3 && target.Rank == 1 && !scores[1].IsConstant)
            yield return AveragedOverTime(site, scores);
    }

    /// <summary>The whole numbers that the target was made of by a cast, or null.</summary>
    private static int? IsNumber(RepairSite site)
    {
        int value = site.Step.Operands[1];
        return site.Program.InputAt(value) is null
            && site.Spec.Steps[site.Program.StepOf(value)] is { Operation: "Cast" } cast
            && site.Program[cast.Operands[0]]?.Element == ElementType.Int32 ? cast.Operands[0] : null;
    }

    /// <summary>Whether the predictions are products that nobody added up.</summary>
    private static bool IsProduct(RepairSite site) => site.Program.InputAt(site.Step.Operands[0]) is null
        && site.Spec.Steps[site.Program.StepOf(site.Step.Operands[0])].Operation == "Multiply";

    /// <summary>Scores of an image that strides or pools made smaller than its mask.</summary>
    private static Proposal? Enlarged(RepairSite site, Shape scores, Shape target)
    {
        if (scores.Rank != 4 || target.Rank < 3 || site.Spec.IsSequential || !scores.Skip(2).IsConstant
            || !target.Skip(target.Rank - 2).IsConstant)
            return null;
        long times = target.At(-1).Value / Math.Max(1, scores[3].Value);
        if (times < 2 || target.At(-1) != scores[3] * times || target.At(-2) != scores[2] * times)
            return null;
        Proposal high = site.Before(0, "Repeat", (int)times, 2);
        ModelSpec spec = SpecChange.Before(
            high.Spec, site.Index + 1, 0, "Repeat", RepairSite.Arguments("Repeat", [(int)times, 3]));
        string text = $"Repeat(Repeat({site.OperandText(0)}, {times}, axis: 2), {times}, axis: 3)";
        return new Proposal(
            $"the scores are {times} times smaller than the target: write {text}, or leave a stride or pool out", spec,
            [
                new ModelEdit.Before(site.Index, 0, "Repeat", $"{times}, axis: 2"),
                new ModelEdit.Before(site.Index, 0, "Repeat", $"{times}, axis: 3"),
            ]);
    }

    /// <summary>A number for each class in whole numbers: they are probabilities, or one number is meant.</summary>
    private static Proposal AsProbabilities(RepairSite site, InputSpec target, Shape scores)
    {
        int value = site.Step.Operands[1];
        Shape numbers = scores.Without(site.Program.ReadingOf(site.Index)?.ClassAxis ?? scores.Rank - 1);
        return new Proposal(
            $"declare '{target.Name}' as Tensor if it has a probability for each class, or as {numbers} for the number "
            + "of the class", SpecChange.Element(site.Spec, value, ElementType.Float32),
            [new ModelEdit.Element(value, ElementType.Float32)]);
    }

    /// <summary>A layer of classes over the last axis of an image, where it was to see all of it.</summary>
    private static Proposal? FlattenedEarlier(RepairSite site)
    {
        foreach (int at in site.Upstream(site.Step.Operands[0])
            .Where(s => site.Program.OperationOf(site.Spec.Steps[s]) == "Dense"))
        {
            int value = site.Spec.Steps[at].Operands[0];
            if (site.Program[value]?.Shape is not { Rank: >= 3 } shape || !shape.Skip(1).IsConstant)
                continue;
            string layer = site.Spec.Steps[at].Text;
            return new Proposal(
                site.Spec.IsSequential ? $"put Flatten before {layer}"
                    : $"write Flatten({site.ValueText(value)}) for '{layer}'",
                SpecChange.Before(site.Spec, at, 0, "Flatten", []), [new ModelEdit.Before(at, 0, "Flatten", "")],
                SpecChange.Inserted(site.Spec, at));
        }

        return null;
    }

    private static Proposal AveragedOverTime(RepairSite site, Shape scores)
    {
        Proposal mean = site.Before(0, "Mean", 1);
        int value = site.Step.Operands[1];
        Shape each = scores.Take(2);
        return new Proposal(
            $"declare '{site.Program.InputAt(value)!.Name}' as {each}, a class for each {scores[1]}, or {mean.Fix} for "
            + "one in all",
            SpecChange.Input(site.Spec, value, each), [new ModelEdit.InputShape(value, each)]);
    }

    private static Proposal Squeezed(RepairSite site, int operand, int axis, Shape shape)
    {
        Proposal change = site.Before(operand, "Squeeze", axis);
        string declare = operand == 1 && site.Program.InputAt(site.Step.Operands[1]) is { } target
            ? $"declare '{target.Name}' as {shape.Without(axis)}, or "
            : operand == 0 && site.Program.InputAt(site.Step.Operands[1]) is { Element: ElementType.Float32 } other
            ? $"declare '{other.Name}' as {shape}, or "
            : "";
        return change with { Fix = declare + change.Fix };
    }
}
