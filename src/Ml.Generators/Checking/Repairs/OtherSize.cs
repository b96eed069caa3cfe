using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// A function on the way was given the wrong size: positions counted along the batch, a table for a fixed length, a
/// shape with a number where the batch is.
/// </summary>
public sealed class OtherSize : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Problem.Id is not (ProblemIds.Broadcast or ProblemIds.ElementCount or ProblemIds.ConcatSizes
            or ProblemIds.Residual or ProblemIds.InnerSizes or ProblemIds.Target))
            yield break;
        string[] names = site.Spec.Inputs.Concat(site.Spec.Targets).SelectMany(i => i.Shape ?? Shape.Scalar)
            .SelectMany(d => d.Names).Distinct(StringComparer.Ordinal).ToArray();
        IEnumerable<int> steps = site.Step.Operands.Reverse().SelectMany(site.Upstream).Prepend(site.Index).Distinct();
        foreach (int at in steps)
        {
            foreach (ArgumentSpec argument in site.Spec.Steps[at].Arguments)
            {
                Dim[] sizes = argument.Value switch
                {
                    ArgumentValue.Size size => [size.Value],
                    ArgumentValue.Sizes many => [.. many.Values],
                    _ => [],
                };
                for (int place = 0; place < sizes.Length; place++)
                {
                    foreach (string name in names.Where(n => IsOther(sizes[place], n) && !sizes.Contains(Dim.Named(n))))
                        yield return Written(site, at, argument, sizes, place, name);
                }
            }
        }
    }

    private static bool IsOther(Dim size, string name) =>
        size != Dim.Named(name) && size != -1 && size != Dim.Zero && (size.IsConstant || size.Terms.Count == 1);

    private static Proposal Written(
        RepairSite site, int at, ArgumentSpec argument, Dim[] sizes, int place, string name)
    {
        Dim[] changed = sizes.Select((s, i) => i == place ? Dim.Named(name) : s).ToArray();
        ArgumentValue value = argument.Value is ArgumentValue.Size ? new ArgumentValue.Size(changed[0])
            : new ArgumentValue.Sizes(changed.ToEquatableArray());
        string owner = site.Spec.Inputs.Concat(site.Spec.Targets)
            .First(i => i.Shape?.Any(d => d.Names.Contains(name)) == true).Name;
        string text = $"{owner}.Dim(\"{name}\")";
        string old = sizes[place].IsConstant ? sizes[place].ToString() : $"the size {sizes[place]}";
        string infer = site.Spec.Steps[at].Operation == "Reshape" ? " or -1" : "";
        return new Proposal(
            $"write {text}{infer} instead of {old} in {site.Spec.Steps[at].Operation}",
            SpecChange.Argument(site.Spec, at, argument.Name, value),
            [new ModelEdit.Size(at, argument.Name, place, text)]);
    }
}
