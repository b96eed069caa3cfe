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
}
