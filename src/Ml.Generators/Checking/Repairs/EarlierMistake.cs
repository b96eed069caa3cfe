using Ml.Generators.Checking.Lints;
using Ml.Generators.Lowering;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// What is hardly meant and fits, on the way to the step that does not: a convolution of an image with its colours
/// last, gates that are cut off the batch. That is the mistake, and what it leads to shows it.
/// </summary>
public sealed class EarlierMistake : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        HashSet<int> before = site.Ancestors();
        foreach (Lint lint in Lint.All)
        {
            foreach (StepProblem found in lint.Find(site.Program).Where(f => before.Contains(f.Step)))
            {
                foreach (Proposal proposal in lint.Propose(new RepairSite(site.Program, found)))
                    yield return proposal with { Shown = -1 };
            }
        }
    }
}
