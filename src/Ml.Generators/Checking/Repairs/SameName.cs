using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>Two names, or a name and a number, for what is one size: the first one named is right.</summary>
public sealed class SameName : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Problem.Id is not (ProblemIds.Broadcast or ProblemIds.ElementCount or ProblemIds.ConcatSizes
            or ProblemIds.Residual or ProblemIds.InnerSizes or ProblemIds.Target))
            yield break;
        InputSpec[] inputs = [.. site.Spec.Inputs, .. site.Spec.Targets];
        string[] names = inputs.SelectMany(i => i.Shape ?? Shape.Scalar).SelectMany(d => d.Names)
            .Distinct(StringComparer.Ordinal).ToArray();
        for (int later = names.Length - 1; later > 0; later--)
        {
            foreach (string first in names.Take(later).OrderBy(n => NearName.IsNear(n, names[later]) ? 0 : 1))
            {
                if (!inputs.Any(i => Has(i, first) && Has(i, names[later])))
                    yield return Renamed(site, inputs, names[later], first);
            }
        }

        foreach (string name in names)
        {
            for (int input = 0; input < inputs.Length; input++)
            {
                if (!Has(inputs[input], name) && inputs[input].Shape is { Rank: > 0 } shape && shape[0].IsConstant)
                    yield return Named(site, inputs[input], input, name);
            }
        }
    }

    private static bool Has(InputSpec input, string name) => input.Shape?.Any(d => d.Names.Contains(name)) == true;

    private static Proposal Renamed(RepairSite site, InputSpec[] inputs, string wrong, string right)
    {
        ModelSpec spec = site.Spec;
        List<ModelEdit> edits = [];
        for (int i = 0; i < inputs.Length; i++)
        {
            if (!Has(inputs[i], wrong))
                continue;
            Shape shape = inputs[i].Shape!.Substitute(n => n == wrong ? Dim.Named(right) : null);
            spec = SpecChange.Input(spec, i, shape);
            edits.Add(new ModelEdit.InputShape(i, shape));
        }

        string owner = inputs.First(i => Has(i, wrong)).Name;
        string rule = NearName.IsNear(wrong, right) ? $"did you mean \"{right}\"? One size has one name"
            : "one size has one name";
        return new Proposal(
            $"{rule}: write \"{right}\" instead of \"{wrong}\" in the shape of '{owner}'", spec, edits);
    }

    private static Proposal Named(RepairSite site, InputSpec input, int index, string name)
    {
        Shape shape = input.Shape!.With(0, Dim.Named(name));

        // A table of positions is as long as the longest; a mask is as long as what it masks.
        bool isTable = site.Operation == "Add" && input.Shape!.Rank == 2 && input.Shape[0] != input.Shape[1];
        string cut = isTable ? $", or cut the table: {input.Name}[..{site.SizeText(Dim.Named(name))}]" : "";
        return new Proposal(
            $"write \"{name}\" instead of {input.Shape![0]} in the shape of '{input.Name}'{cut}",
            SpecChange.Input(site.Spec, index, shape), [new ModelEdit.InputShape(index, shape)]);
    }
}
