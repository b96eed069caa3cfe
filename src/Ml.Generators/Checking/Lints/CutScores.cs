using Ml.Generators.Checking.Repairs;
using Ml.Generators.Graph;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// An activation between the last layer and a loss that takes scores: half of them, or all that are sure, cannot be
/// said any more. Behind a Relu "no" is never less than even, and a score that is below 0 gets no gradient.
/// </summary>
public sealed class CutScores : Lint
{
    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        for (int step = 0; step < program.Spec.Steps.Count; step++)
        {
            if (Dropped(program, step) is { } dropout)
            {
                string loss = program.OperationOf(program.Spec.Steps[step]);
                yield return program.At(dropout, new ShapeProblem(
                    ProblemIds.CutScores,
                    $"'{loss}' takes scores, but 'Dropout' makes some of them 0, the right one's too",
                    "put Dropout before the layer that gives the scores", Operand: ShapeProblem.Whole));
            }

            if (Cutting(program, step) is not var (taker, giver))
                continue;
            yield return program.At(giver.IsHere ? giver.Step : step, new ShapeProblem(
                ProblemIds.CutScores,
                $"'{taker}' takes scores of any size and sign, but '{giver.Operation}'{giver.Inside} gives "
                + Left[giver.Operation],
                $"leave {giver.Operation} out: {taker} takes what the layer before it gives",
                Operand: ShapeProblem.Whole));
        }
    }

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Operation == "Dropout" && Moved(site) is { } moved)
            yield return moved;
        if (Left.ContainsKey(site.Operation))
        {
            yield return new Proposal(
                site.Problem.Fix!, SpecChange.Without(site.Spec, site.Index), [new ModelEdit.Remove(site.Index)]);
        }
    }

    /// <summary>
    /// What cuts the scores that a loss takes, or that are made shares for it; null for other steps, and where nothing
    /// does.
    /// </summary>
    private static (string Taker, ScoreGiver Giver)? Cutting(ProgramTypes program, int loss)
    {
        if (program.ReadingOf(loss) is not { Target: TargetKind.Classes or TargetKind.YesNo } reading
            || reading.Scores == ScoreKind.Scores
            || ScoreGiver.Of(program.Spec, program.Spec.Steps[loss].Operands[0]) is not { } giver)
            return null;
        string taker = program.OperationOf(program.Spec.Steps[loss]);
        if (reading.Scores != ScoreKind.Logits)
        {
            taker = giver.Operation;
            if (!Shares.Contains(taker)
                || ScoreGiver.Of(giver.Model, giver.Model.Steps[giver.Step].Operands[0]) is not { IsHere: true } before)
                return null;
            giver = before with { Inside = giver.Inside };
        }

        return Left.ContainsKey(giver.Operation) ? (taker, giver) : null;
    }

    /// <summary>The Dropout whose result is scores of a class loss, or null.</summary>
    private static int? Dropped(ProgramTypes program, int loss)
    {
        if (program.ReadingOf(loss) is not { Target: TargetKind.Classes or TargetKind.YesNo, Scores: ScoreKind.Logits }
            || program.Spec.Steps[loss].Operands[0] is var scores && program.InputAt(scores) is not null)
            return null;
        int at = program.StepOf(program.Spec.Steps[loss].Operands[0]);
        return program.OperationOf(program.Spec.Steps[at]) == "Dropout" ? at : null;
    }

    /// <summary>The same Dropout over what the layer reads that gives the scores.</summary>
    private static Proposal? Moved(RepairSite site)
    {
        int value = site.Step.Operands[0];
        if (site.Program.InputAt(value) is not null || site.Program.StepOf(value) is var layer
            && site.Program.OperationOf(site.Spec.Steps[layer]) != "Dense")
            return null;
        int at = site.Program.StepOf(value);
        ModelSpec spec = SpecChange.Before(
            SpecChange.Without(site.Spec, site.Index), at, 0, "Dropout", site.Program.ArgumentsOf(site.Step).ToArray());
        string arguments = site.Step.Text.IndexOf('(') is >= 0 and var open && site.Spec.IsSequential
            ? site.Step.Text.Substring(open + 1).TrimEnd(')') : "";
        return new Proposal(
            $"put Dropout before {site.Spec.Steps[at].Text}, which gives the scores", spec,
            site.Spec.IsSequential
                ? [new ModelEdit.Remove(site.Index), new ModelEdit.Before(at, 0, "Dropout", arguments)] : []);
    }

    private static readonly HashSet<string> Shares = new(StringComparer.Ordinal)
    {
        "LogSoftmax", "LogSigmoid", "Softmax", "Sigmoid",
    };

    /// <summary>Which scores are left. What has limits of its own that are written is meant.</summary>
    private static readonly Dictionary<string, string> Left = new(StringComparer.Ordinal)
    {
        ["Relu"] = "none below 0",
        ["Relu6"] = "only those from 0 to 6",
        ["Softplus"] = "none below 0",
        ["Gelu"] = "hardly any below 0",
        ["Silu"] = "hardly any below 0",
        ["Mish"] = "hardly any below 0",
        ["HardSwish"] = "hardly any below 0",
        ["Tanh"] = "only those from -1 to 1",
        ["Softsign"] = "only those from -1 to 1",
    };
}
