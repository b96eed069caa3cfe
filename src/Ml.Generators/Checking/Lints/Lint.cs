using Ml.Generators.Checking.Repairs;
using Ml.Generators.Lowering;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// A mistake that compiles: shapes fit, and the model trains something else than what was meant. A new one is one file
/// here with its line in <see cref="All"/>, its id and descriptor, its page and its test.
/// </summary>
public abstract class Lint
{
    /// <summary>Every lint, in the order in which they speak.</summary>
    public static IReadOnlyList<Lint> All { get; } =
    [
        new SilentOuterProduct(),
        new EveryMatrix(),
        new OtherShares(),
        new ForgottenBatch(),
        new ScoresOfLoss(),
        new CutScores(),
        new NoGradient(),
        new SingleClass(),
        new ClassesOfImage(),
        new DenseOnImage(),
        new OtherChannels(),
        new MisplacedColours(),
        new FiltersOfInput(),
        new OverBatch(),
        new ExchangedSizes(),
        new ReshapedOrder(),
        new OtherCut(),
        new CutTwice(),
        new FewRows(),
        new UnreadResult(),
    ];

    /// <summary>What all of them find, in the order of the program, with the advice that was tried.</summary>
    public static IReadOnlyList<StepProblem> Check(LoweringResult lowered)
    {
        (Lint Lint, StepProblem Problem)[] all = All
            .SelectMany(lint => lint.Find(lowered.Types).Select(p => (lint, p))).ToArray();

        // A body that is unrolled or inlined is wrong once.
        IEnumerable<(Lint Lint, StepProblem Problem)> found = all
            .GroupBy(f => (f.Problem.Problem.Id, PlaceOf(lowered.Types.Spec, f.Problem.Step), f.Problem.Input))
            .Select(g => g.First());
        return found.Select(f => (f.Lint, Problem: f.Lint.Advised(f.Problem, lowered, all.Length)))
            .Where(f => !f.Lint.NeedsAdvice || f.Problem.Edits.Count > 0).Select(f => f.Problem)
            .OrderBy(p => p.Step).ToArray();
    }

    /// <summary>Where the mistake is made, in the order of the program.</summary>
    public abstract IEnumerable<StepProblem> Find(ProgramTypes program);

    /// <summary>Whether it is meant where no advice fits the rest of the model.</summary>
    protected virtual bool NeedsAdvice => false;

    /// <summary>What may have been meant, the likeliest first. What is advised was tried.</summary>
    internal virtual IEnumerable<Proposal> Propose(RepairSite site) => [];

    private static int PlaceOf(ModelSpec spec, int step) => step < 0 ? -1 : spec.Steps[step].Place;

    /// <summary>The first proposal with which the model fits and less is found; else the words alone.</summary>
    private StepProblem Advised(StepProblem found, LoweringResult before, int count)
    {
        foreach (Proposal proposal in Propose(new RepairSite(before.Types, found)).Take(Repair.MostTrials))
        {
            if (Repair.Follow(proposal.Spec) is { Problems.Count: 0 } after
                && after.Unproven.Count() <= before.Unproven.Count()
                && All.Sum(lint => lint.Find(after.Types).Count()) < count)
                return Repair.Advised(found, proposal, after);
        }

        return found;
    }
}
