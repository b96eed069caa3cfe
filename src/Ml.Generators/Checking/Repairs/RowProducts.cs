using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>
/// A product of matrices where each row was to meet the other's row alone: users and items, queries and keys.
/// </summary>
public sealed class RowProducts : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Operation != "MatMul" || site.Operand(0)?.Shape is not { Rank: >= 2 } left
            || site.Operand(1)?.Shape is not { } right || !left.Equals(right))
            yield break;
        int axis = left.Rank - 1;
        ModelSpec product = SpecChange.Operation(site.Spec, site.Index, "Multiply");
        yield return new Proposal(
            $"write Sum({site.OperandText(0)} * {site.OperandText(1)}, {axis})",
            SpecChange.After(product, site.Index, "Sum", RepairSite.Arguments("Sum", [axis])),
            [
                new ModelEdit.Call(site.Index, "Multiply", ""),
                new ModelEdit.After(site.Index, "Sum", RepairSite.Text(axis)),
            ],
            ProgramTypes.FirstValue(site.Spec, site.Index) + 1);
    }
}
