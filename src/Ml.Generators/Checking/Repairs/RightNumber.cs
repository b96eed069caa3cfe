using System.Text.RegularExpressions;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>Nothing but the number that a layer declares is wrong: the last thing to be tried.</summary>
public sealed class RightNumber : Repair
{
    // "inputs: 1600, or leave it out": rules say so what fits.
    private static readonly Regex Number = new(
        @"^(?<name>\w+): (?<value>\d+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    protected override bool IsLastResort => true;

    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (Number.Match(site.Problem.Fix ?? "") is not { Success: true } match
            || match.Groups["name"].Value != site.Problem.Argument)
            yield break;
        string value = match.Groups["value"].Value;
        yield return new Proposal(
            site.Problem.Fix!,
            SpecChange.Argument(site.Spec, site.Index, site.Problem.Argument!, new ArgumentValue.Number(
                double.Parse(value, System.Globalization.CultureInfo.InvariantCulture))),
            [new ModelEdit.Argument(site.Index, site.Problem.Argument!, value)]);
    }
}
