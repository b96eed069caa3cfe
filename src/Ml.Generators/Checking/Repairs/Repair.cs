using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// One way to mend a step that does not fit. It proposes changed models; the first that the rest of the model accepts
/// is what the message advises and the quick fix writes. A new one is one file here and its line in <see cref="All"/>.
/// </summary>
public abstract class Repair
{
    // A mistake is explained while somebody types: so many changed models are followed at most.
    internal const int MostTrials = 32;

    // Steps that are followed in all for one message.
    private const int MostSteps = 4_000;

    /// <summary>
    /// In order of preference: what is meant rather than what merely fits, a change of order before a change of number.
    /// </summary>
    public static IReadOnlyList<Repair> All { get; } =
    [
        new EarlierMistake(),
        new OtherElement(),
        new NeedlessTranspose(),
        new TransposedSide(),
        new RowProducts(),
        new SwappedInputs(),
        new PermutedOperand(),
        new JoinedRank(),
        new ForgottenPooling(),
        new LayerOfPlaces(),
        new FlattenBefore(),
        new MergedHeads(),
        new ChannelsFirst(),
        new FlattenLater(),
        new FlatImage(),
        new OtherRank(),
        new MissingAxis(),
        new EvenSizes(),
        new BranchLayers(),
        new OtherLevel(),
        new JoinedAxis(),
        new StretchedJoin(),
        new OtherSize(),
        new ExchangedNumbers(),
        new ReducedLoss(),
        new CutToo(),
        new EveryOther(),
        new ExchangedOutputs(),
        new StretchedOperand(),
        new OtherAxis(),
        new RepeatedOperand(),
        new ClassAxisOfLoss(),
        new ChosenScores(),
        new NeedlessReduction(),
        new LossShape(),
        new ReshapedCount(),
        new MovedAxes(),
        new ShiftedCut(),
        new GivenWidth(),
        new FittingNumber(),
        new EqualWidths(),
        new OtherInput(),
        new SharedLayer(),
        new MissingStem(),
        new PairwiseAxes(),
        new SameName(),
        new FewerAxes(),
        new NeedlessPool(),
        new RightNumber(),
        new DeclaredSize(),
    ];

    public abstract IEnumerable<Proposal> Propose(RepairSite site);

    /// <summary>The problem with the advice of the first repair that fits, or as it is where none does.</summary>
    public static StepProblem Advised(StepProblem found, LoweringResult lowered)
    {
        if (found.Step < 0)
            return found;
        var site = new RepairSite(lowered.Types, found);
        int trials = Math.Min(MostTrials, MostSteps / Math.Max(1, StepsOf(site.Spec)));
        StepProblem? half = null;
        foreach ((Repair repair, Proposal proposal) in All
            .SelectMany(r => r.Propose(site).Select(p => (r, p))).Take(trials))
        {
            if (Follow(proposal.Spec) is not { } after)
                continue;
            StepProblem advised = Advised(found, proposal, after);
            if (Heals(after, lowered))
                return repair.IsLastResort && half is not null ? half : advised;
            if (repair.IsMeantAlone && half is null && GoesOn(after, lowered, found.Step))
                half = advised;
        }

        return half ?? found;
    }

    /// <summary>The problem with a repair that was tried.</summary>
    internal static StepProblem Advised(StepProblem found, Proposal proposal, LoweringResult after) => found with
    {
        Problem = Told(found.Problem, proposal, after),
        Edits = proposal.Edits,
    };

    /// <summary>
    /// Whether the repair is what was meant even where a later step then does not fit: a number that fits one step is
    /// not.
    /// </summary>
    protected virtual bool IsMeantAlone => false;

    /// <summary>
    /// Whether a number is made to fit, which says little where something else mends the step itself.
    /// </summary>
    protected virtual bool IsLastResort => false;

    /// <summary>The step itself fits now, and no more than before is wrong in all.</summary>
    private static bool GoesOn(LoweringResult after, LoweringResult before, int step) =>
        after.Problems.Count <= before.Problems.Count && after.Problems.All(p => p.Step > step + 1)
        && Uncertain(after) <= Uncertain(before);

    /// <summary>Fewer things are wrong or uncertain than before, and nothing is wrong that was not.</summary>
    private static bool Heals(LoweringResult after, LoweringResult before) =>
        after.Problems.Count <= before.Problems.Count
        && after.Problems.Count + Uncertain(after) < before.Problems.Count + Uncertain(before)
        && Uncertain(after) <= Uncertain(before);

    private static int Uncertain(LoweringResult lowered) => lowered.Unproven.Select(a => a.Step).Distinct().Count();

    internal static LoweringResult? Follow(ModelSpec spec)
    {
        try
        {
            return ModelLowering.Follow(spec);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or OverflowException)
        {
            // A change that makes no model is no repair.
            return null;
        }
    }

    private static ShapeProblem Told(ShapeProblem problem, Proposal proposal, LoweringResult after)
    {
        string gives = after.Types[proposal.Shown] is { } type ? $", which gives {type}" : "";
        return problem with { Fix = proposal.Fix + gives };
    }

    private static int StepsOf(ModelSpec spec) => spec.Steps.Count + spec.Models.Sum(StepsOf);
}
