using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>A number in the shape of an input that is nothing but wrong: what the other operand has is right.</summary>
public sealed class DeclaredSize : Repair
{
    protected override bool IsLastResort => true;

    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Problem.Against < 0)
            yield break;
        foreach (int operand in new[] { site.Problem.Operand, site.Problem.Against })
        {
            int other = operand == site.Problem.Operand ? site.Problem.Against : site.Problem.Operand;
            if (operand < 0 || operand >= site.Step.Operands.Count || site.Operand(other)?.Shape is not { } fits
                || site.Program.InputAt(site.Step.Operands[operand]) is not { Shape: { } declared } input)
                continue;
            if (site.Problem.Id == ProblemIds.Broadcast && Named(declared, fits) is { } named)
            {
                int number = site.Step.Operands[operand];
                yield return new Proposal(
                    $"declare '{input.Name}' as {named}", SpecChange.Input(site.Spec, number, named),
                    [new ModelEdit.InputShape(number, named)]);
            }

            for (int axis = declared.Rank - 1; axis >= 0; axis--)
            {
                if (!declared[axis].IsConstant)
                    continue;
                foreach (Dim size in fits.Reverse().Where(d => d.IsConstant && d != declared[axis]).Distinct())
                {
                    Shape right = declared.With(axis, size);
                    int number = site.Step.Operands[operand];
                    yield return new Proposal(
                        $"declare '{input.Name}' as {right}", SpecChange.Input(site.Spec, number, right),
                        [new ModelEdit.InputShape(number, right)]);
                }
            }
        }
    }

    /// <summary>Numbers that stand where the other operand has a size that the run decides.</summary>
    private static Shape? Named(Shape declared, Shape fits)
    {
        Shape named = declared;
        for (int back = 1; back <= Math.Min(declared.Rank, fits.Rank); back++)
        {
            int axis = declared.Rank - back;
            if (declared[axis].IsConstant && declared[axis] != Dim.One && !fits.At(-back).IsConstant
                && fits.At(-back).Terms.Count == 1)
                named = named.With(axis, fits.At(-back));
        }

        return named.Equals(declared) ? null : named;
    }
}
