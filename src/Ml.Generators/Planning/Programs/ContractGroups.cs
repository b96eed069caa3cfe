using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Planning.Contractions;
using Ml.Generators.Planning.Fusion;
using Ml.Generators.Planning.Memory;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning.Programs;

/// <summary>Matrix products and convolutions: groups as contraction kernels and the packing they need.</summary>
internal static class ContractGroups
{
    public static void Plan(Scope scope, Group group)
    {
        Node anchor = group.Anchor;
        Value result = group.Nodes[group.Nodes.Count - 1].Result;
        ContractionOperand[] operands = anchor.Operands.Select(o => Operand(scope, o)).ToArray();
        Storage place = scope.Define(result);
        TensorAccess access = Access("result", result, place);
        Epilogue? epilogue = EpilogueOf(scope, group, result);
        ContractionPlan plan = anchor.Operation switch
        {
            MatMul product => ContractionPlanner.MatMul(
                Matrix(operands[0], result.Shape, product.TransposeLeft),
                Matrix(operands[1], result.Shape, product.TransposeRight), result, access, epilogue),
            Convolution convolution => ContractionPlanner.Convolution(
                operands[0], WeightOf(operands[1], convolution), result, access, convolution.Window, convolution.Groups,
                epilogue),
            ConvolutionWeightGradient gradient => ContractionPlanner.ConvolutionWeightGradient(
                operands[0], operands[1], result, Grouped(access, gradient.Groups), gradient.Window, gradient.Groups),
            _ => throw new InvalidOperationException($"'{anchor}' is not a contraction."),
        };

        foreach (PackStep pack in plan.Packs)
        {
            // In a program that prepares nothing, what could be prepared is packed on every run.
            bool prepared = pack.IsPrepared && scope.PreparesParameters;
            scope.Provide(pack.Buffer, prepared);
            scope.Launch(pack.Kernel, prepared);
        }

        scope.Launch(plan.Main);
    }

    private static ContractionOperand Operand(Scope scope, Value value)
    {
        Value stored = GroupPlanner.InMemory(scope, value);
        return new ContractionOperand(
            stored, Access("operand", stored, scope[stored]), scope.DependsOnParametersOnly(stored));
    }

    private static TensorAccess Access(string pointer, Value value, Storage storage) =>
        new(pointer, value.Element, value.Shape, storage.Strides);

    /// <summary>The last two axes swapped when read transposed; missing batch axes added with stride 0.</summary>
    private static ContractionOperand Matrix(ContractionOperand operand, Shape result, bool transposed)
    {
        int rank = operand.Access.Shape.Rank;
        int[] order = Enumerable.Range(0, rank).ToArray();
        if (transposed)
            (order[rank - 2], order[rank - 1]) = (rank - 1, rank - 2);
        Shape shape = operand.Access.Shape.Permute(order);
        EquatableArray<Dim> strides = order.Select(i => operand.Access.Strides[i]).ToEquatableArray();
        Shape space = result.Take(result.Rank - 2).Append(shape.At(-2), shape.At(-1));
        return operand with
        {
            Access = operand.Access with { Shape = space, Strides = LoopGroups.Spread(strides, shape, space) },
        };
    }

    private static ContractionOperand WeightOf(ContractionOperand weight, Convolution convolution)
    {
        (TensorAccess access, Dim offset) = ConvolutionWeights.View(weight.Access, convolution);
        return weight with { Access = access, Offset = offset };
    }

    /// <summary>[out, in, kernel...] as [groups, out / groups, in, kernel...].</summary>
    private static TensorAccess Grouped(TensorAccess access, int groups)
    {
        Dim inGroup = access.Shape[0].FloorDivide(groups);
        return access with
        {
            Shape = new Shape([groups, inGroup, .. access.Shape.Skip(1)]),
            Strides = new[] { access.Strides[0] * inGroup }.Concat(access.Strides).ToEquatableArray(),
        };
    }

    private static Epilogue? EpilogueOf(Scope scope, Group group, Value result)
    {
        Node[] nodes = group.Nodes.Where(n => n != group.Anchor).ToArray();
        if (nodes.Length == 0)
            return null;
        Expression expression = Uniforms.Inline(new Expression(nodes, [result]));
        var operands = expression.Inputs
            .Where(v => v != group.Anchor.Result && v.Producer.Operation is not (ConstantLeaf or SizeLeaf))
            .Select(v => GroupPlanner.InMemory(scope, v))
            .Select((v, i) => new EpilogueOperand(v, new TensorAccess(
                i == 0 ? "extra" : $"extra{i + 1}", v.Element, result.Shape,
                LoopGroups.Spread(scope[v].Strides, v.Shape, result.Shape))));
        return new Epilogue(expression, group.Anchor.Result, operands.ToEquatableArray());
    }
}
