using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>Class and row numbers declared as floats, or values declared as whole numbers.</summary>
public sealed class OtherElement : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        ElementType? meant = site.Problem.Id switch
        {
            ProblemIds.IndexType or ProblemIds.Target => ElementType.Int32,
            ProblemIds.ElementTypes => ElementType.Float32,
            _ => null,
        };
        int operand = Math.Max(0, Math.Min(site.Problem.Operand, site.Step.Operands.Count - 1));
        if (meant is not { } element || site.Step.Operands.Count == 0)
            yield break;
        int value = site.Step.Operands[operand];
        if (site.Program.InputAt(value) is not { Element: var declared } input || declared == element
            || declared == ElementType.Bool)
            yield break;
        if (site.Operation == "Embedding" && input.Shape is { Rank: >= 2 } given
            && site.Written(site.Step, "rows") is { } rows && given.At(-1) == rows)
        {
            Shape numbers = given.Take(given.Rank - 1);
            yield return new Proposal(
                $"declare '{input.Name}' as int {numbers}, the number of the row instead of a place for each, or write "
                + $"Dense({site.Written(site.Step, "width")}) for shares of rows",
                SpecChange.Element(SpecChange.Input(site.Spec, value, numbers), value, element), []);
        }

        bool isInt = element == ElementType.Int32;
        string write = site.Spec.IsSequential
            ? isInt ? "write [Input(..., Element = Element.Int32)]"
                : "leave Element = Element.Int32 out of [Input], or let an Embedding come first"
            : $"declare '{input.Name}' as {(isInt ? "Tensor<int>" : "Tensor")}";
        string other = site.Problem.Id == ProblemIds.Target && site.Operand(0) is { } scores
            ? $", or give probabilities of the shape {scores.Shape}" : "";
        yield return new Proposal(
            write + other, SpecChange.Element(site.Spec, value, element),
            [new ModelEdit.Element(value, element), new ModelEdit.ParameterElement(site.Index, operand, element)]);
    }
}
