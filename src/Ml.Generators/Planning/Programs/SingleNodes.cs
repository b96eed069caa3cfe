using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Planning.Loops;
using Ml.Generators.Planning.Memory;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning.Programs;

/// <summary>Nodes with a kernel of their own: windows, indices, random numbers, joins and borders.</summary>
internal static class SingleNodes
{
    public static void Plan(Scope scope, Node node)
    {
        foreach (Value operand in node.Operands)
            GroupPlanner.InMemory(scope, operand);
        switch (node.Operation)
        {
            case Pad pad:
                PlanPad(scope, node, pad);
                break;
            case Concatenate concatenate:
                PlanConcatenate(scope, node, concatenate);
                break;
            default:
                throw new NotSupportedException($"'{node.Operation.Name}' has no kernel.");
        }
    }

    private static void PlanPad(Scope scope, Node node, Pad pad)
    {
        Storage result = scope.Define(node.Result);
        Value number = new GraphBuilder().Add(new ConstantLeaf(pad.Number, node.Result.Element));
        scope.Launch(new MapKernel(
            "Fill", node.Result.Shape, Expression.Identity(number), [],
            [new LoopStore(number, result.Strides, Scope.PlaceOf(result))]));
        Storage inside = new(
            result.Allocation,
            result.Offset + Dim.Sum(pad.Before.Select((before, axis) => before * result.Strides[axis])),
            result.Strides.Select((stride, axis) => stride * pad.Steps[axis]).ToEquatableArray());
        GroupPlanner.Copy(scope, node.Operands[0], inside);
    }

    private static void PlanConcatenate(Scope scope, Node node, Concatenate concatenate)
    {
        Storage result = scope.Define(node.Result);
        Dim start = Dim.Zero;
        foreach (Value operand in node.Operands)
        {
            GroupPlanner.Copy(scope, operand, result with { Offset = result.Offset + (start * result.Strides[concatenate.Axis]) });
            start += operand.Shape[concatenate.Axis];
        }
    }
}
