using Ml.Generators.Checking.Repairs;
using Ml.Generators.Graph;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// Probabilities for a loss that makes them itself, scores for one that takes a logarithm as it is: the loss falls for
/// a while, and the model learns little. A LogSoftmax before a softmax along the same axis changes nothing, and is let
/// be.
/// </summary>
public sealed class ScoresOfLoss : Lint
{
    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        for (int step = 0; step < program.Spec.Steps.Count; step++)
        {
            if (IsExchanged(program, step))
            {
                StepSpec loss = program.Spec.Steps[step];
                yield return program.At(step, new ShapeProblem(
                    ProblemIds.ScoresOfLoss,
                    $"'{program.OperationOf(loss)}' takes what is predicted first and what it should be second, but is "
                    + $"given the target {program.Giver(loss, 0)} first",
                    "exchange the two", Operand: ShapeProblem.Whole));
                continue;
            }

            if (Misread(program, step) is not { } given)
                continue;
            bool isHere = given.Step >= 0 && program.ReadingOf(step)!.Scores == ScoreKind.Logits;
            yield return program.At(isHere ? given.Step : step, new ShapeProblem(
                ProblemIds.ScoresOfLoss,
                $"'{program.OperationOf(program.Spec.Steps[step])}' takes {Name(program.ReadingOf(step)!.Scores)}, but "
                + $"'{given.Giver}' gives {Name(given.Kind)}{given.Inside}",
                Advice(program, step, given), Operand: ShapeProblem.Whole));
        }
    }

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        ModelSpec spec = site.Spec;
        if (IsExchanged(site.Program, site.Index))
        {
            int[] exchanged = [.. site.Step.Operands.Take(2).Reverse(), .. site.Step.Operands.Skip(2)];
            yield return new Proposal(
                $"write {site.Operation}({site.OperandText(1)}, {site.OperandText(0)})",
                SpecChange.Step(spec, site.Index, site.Step with { Operands = exchanged.ToEquatableArray() }),
                [new ModelEdit.Swap(site.Index)]);
        }

        for (int loss = 0; loss < spec.Steps.Count; loss++)
        {
            if (Misread(site.Program, loss) is not { } given || (site.Index != loss && site.Index != given.Step))
                continue;
            LossReading reading = site.Program.ReadingOf(loss)!;
            string advice = Advice(site.Program, loss, given);
            if (reading.Scores == ScoreKind.Logits && given.Step >= 0)
            {
                yield return new Proposal(
                    advice, SpecChange.Without(spec, given.Step), [new ModelEdit.Remove(given.Step)]);
            }
            else if (reading.Scores == ScoreKind.LogProbabilities && given is { Giver: "Softmax", Step: >= 0 }
                && site.Written(spec.Steps[given.Step], "axis") is null)
            {
                yield return new Proposal(
                    advice, SpecChange.Operation(spec, given.Step, "LogSoftmax"),
                    [new ModelEdit.Call(given.Step, "LogSoftmax", "")]);
            }
            else if (given.Kind == ScoreKind.Logits && !ReadsClasses(site.Program, loss))
            {
                yield return new Proposal(
                    advice, SpecChange.Before(spec, loss, 0, "LogSoftmax", []),
                    [new ModelEdit.Before(loss, 0, "LogSoftmax", "")]);
            }
            else if (given.Kind == ScoreKind.Logits && Other(reading.Scores) is { } other
                && !spec.Steps[loss].Arguments.Any())
            {
                yield return new Proposal(
                    advice, SpecChange.Operation(spec, loss, other), [new ModelEdit.Call(loss, other, "")]);
            }
        }
    }

    /// <summary>A target where predictions belong, in a loss to which that is not the same.</summary>
    private static bool IsExchanged(ProgramTypes program, int step)
    {
        StepSpec loss = program.Spec.Steps[step];
        int inputs = program.Spec.Inputs.Count;
        return program.ReadingOf(step) is { Scores: not ScoreKind.Scores } && loss.Operands.Count >= 2
            && loss.Operands[0] >= inputs && program.InputAt(loss.Operands[0]) is not null
            && program.InputAt(loss.Operands[1]) is null;
    }

    private static bool ReadsClasses(ProgramTypes program, int loss) =>
        program.ReadingOf(loss)!.Target is TargetKind.Classes or TargetKind.YesNo;

    /// <summary>The loss that makes of logits what another takes.</summary>
    private static string? Other(ScoreKind kind) => kind switch
    {
        ScoreKind.LogProbabilities => "CrossEntropy",
        ScoreKind.Probabilities => "BinaryCrossEntropy",
        _ => null,
    };

    private static string Advice(ProgramTypes program, int loss, Given given)
    {
        string name = program.OperationOf(program.Spec.Steps[loss]);
        return program.ReadingOf(loss)!.Scores switch
        {
            ScoreKind.Logits =>
                $"leave {given.Giver} out, because {name} applies it itself: probabilities are what is asked of the "
                + "trained model",
            // There is no loss that takes whole distributions as logits.
            ScoreKind.LogProbabilities when !ReadsClasses(program, loss) => given.Giver == "Softmax"
                ? "write LogSoftmax instead of Softmax" : $"write LogSoftmax before {name}",
            ScoreKind.LogProbabilities when given.Kind == ScoreKind.Logits =>
                $"write CrossEntropy, which takes logits, or LogSoftmax before {name}",
            ScoreKind.LogProbabilities =>
                $"write LogSoftmax instead of {given.Giver}, or CrossEntropy on what it is given",
            _ => $"write BinaryCrossEntropy, which takes logits, or Sigmoid before {name}",
        };
    }

    private static Given? Misread(ProgramTypes program, int step)
    {
        // With one class nothing is right: that is another lint's.
        if (program.ReadingOf(step) is not { Scores: not ScoreKind.Scores } reading
            || SingleClass.IsOne(program, step)
            || Of(program.Spec, program.Spec.Steps[step].Operands[0]) is not { } given || given.Kind == reading.Scores)
            return null;
        bool isTwice = given is { Giver: "LogSoftmax", Inside: "", Step: >= 0 } && reading is
        { Scores: ScoreKind.Logits, Target: TargetKind.Classes, ClassAxis: var axis }
            && OverBatch.AxisOf(program, given.Step) == axis;
        return isTwice ? null : given;
    }

    /// <summary>What a value is, going back over what only moves it; null where that is not known.</summary>
    private static Given? Of(ModelSpec spec, int value)
    {
        if (ScoreGiver.Of(spec, value) is not { } giver)
            return null;
        if (giver.Operation == "Log")
        {
            return ScoreGiver.Of(giver.Model, giver.Model.Steps[giver.Step].Operands[0]) is { IsHere: true } shares
                && KindOf(shares) == ScoreKind.Probabilities
                ? new Given(ScoreKind.LogProbabilities, "Log", -1, giver.Inside) : null;
        }

        return KindOf(giver) is { } kind
            ? new Given(kind, giver.Operation, giver.IsHere ? giver.Step : -1, giver.Inside) : null;
    }

    private static ScoreKind? KindOf(ScoreGiver giver) =>
        Kinds.TryGetValue(giver.Operation, out ScoreKind kind) ? kind : null;

    private static string Name(ScoreKind kind) => kind switch
    {
        ScoreKind.Logits => "logits",
        ScoreKind.LogProbabilities => "log-probabilities",
        _ => "probabilities",
    };

    private static readonly Dictionary<string, ScoreKind> Kinds = new(StringComparer.Ordinal)
    {
        ["Softmax"] = ScoreKind.Probabilities,
        ["Softmin"] = ScoreKind.Probabilities,
        ["Sigmoid"] = ScoreKind.Probabilities,
        ["HardSigmoid"] = ScoreKind.Probabilities,
        ["LogSoftmax"] = ScoreKind.LogProbabilities,
        ["LogSigmoid"] = ScoreKind.LogProbabilities,
        ["Dense"] = ScoreKind.Logits,
        ["Conv1D"] = ScoreKind.Logits,
        ["Conv2D"] = ScoreKind.Logits,
        ["Conv3D"] = ScoreKind.Logits,
    };

    /// <summary>What a loss is given.</summary>
    /// <param name="Step">Where, or -1 inside another model.</param>
    private sealed record Given(ScoreKind Kind, string Giver, int Step, string Inside);
}
