using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Planning.Fusion;
using Ml.Generators.Planning.Loops;
using Ml.Generators.Planning.Memory;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning.Programs;

/// <summary>Maps, rows and reductions: groups as loop kernels.</summary>
internal static class LoopGroups
{
    public static Kernel Map(Scope scope, Group group)
    {
        Shape space = FusionRules.SpaceOf(group);
        IReadOnlyList<Value> results = GroupPlanner.ResultsOf(scope, group);
        Expression expression = Uniforms.Inline(new Expression(group.Nodes, results));
        return new MapKernel(
            RecipeOf(group.Nodes), space, expression, Inputs(scope, expression.Inputs, space).ToArray(),
            Stores(scope, results, space).ToArray());
    }

    /// <summary>
    /// A reduction: the maps before it run at every point of its operand's space, those after it once per result.
    /// </summary>
    public static Kernel Reduce(Scope scope, Group group)
    {
        Node anchor = group.Anchor;
        var reduce = (Reduce)anchor.Operation;
        Value source = anchor.Operands[0];
        Shape space = source.Shape;
        IReadOnlyList<Value> results = GroupPlanner.ResultsOf(scope, group);
        Node[] after = NodesAfter(group).ToArray();
        Expression beforeExpression = Uniforms.Inline(
            new Expression(group.Nodes.Where(n => n != anchor && !after.Contains(n)).ToArray(), [source]));
        Expression afterExpression = Uniforms.Inline(new Expression(after, results));
        LoopInput[] inputs =
        [
            .. Inputs(scope, beforeExpression.Inputs, space),
            .. Inputs(
                scope, afterExpression.Inputs.Where(v => v != anchor.Result && !beforeExpression.Inputs.Contains(v)),
                anchor.Result.Shape)
                .Select(i => i with { Strides = Along(i.Strides, reduce) }),
        ];
        LoopStore[] stores = Stores(scope, results, anchor.Result.Shape)
            .Select(s => s with { Strides = Along(s.Strides, reduce) }).ToArray();
        return new ReduceKernel(
            RecipeOf(group.Nodes), space, [.. reduce.Axes], beforeExpression,
            [new ReducedValue(reduce.Reduction, source, anchor.Result)], afterExpression, inputs, stores);
    }

    /// <summary>Strides over the reduced shape as strides over the whole space: 0 along reduced axes.</summary>
    private static EquatableArray<Dim> Along(EquatableArray<Dim> strides, Reduce reduce)
    {
        List<Dim> whole = [.. strides];
        foreach (int axis in reduce.Axes.OrderBy(a => a))
        {
            if (reduce.Keep)
                whole[axis] = Dim.Zero;
            else
                whole.Insert(axis, Dim.Zero);
        }

        return whole.ToEquatableArray();
    }

    private static IEnumerable<Node> NodesAfter(Group group)
    {
        HashSet<Value> made = [group.Anchor.Result];
        foreach (Node node in group.Nodes)
        {
            if (node != group.Anchor && node.Operands.Any(made.Contains))
            {
                made.UnionWith(node.Results);
                yield return node;
            }
        }
    }

    /// <summary>Maps and reductions over the last axis, in one kernel a row at a time.</summary>
    public static Kernel Row(Scope scope, Group group)
    {
        Shape space = FusionRules.SpaceOf(group);
        IReadOnlyList<Value> results = GroupPlanner.ResultsOf(scope, group);
        Expression expression = Uniforms.Inline(new Expression(group.Nodes, results));
        LoopInput[] inputs = Inputs(scope, expression.Inputs, space).ToArray();
        return new RowKernel(
            RecipeOf(group.Nodes), space, expression.Nodes, inputs, Stores(scope, results, space).ToArray());
    }

    /// <summary>
    /// What an expression over a space reads; constants and sizes print themselves and need no input.
    /// </summary>
    public static IEnumerable<LoopInput> Inputs(Scope scope, IEnumerable<Value> values, Shape space)
    {
        foreach (Value value in values)
        {
            if (value.Producer.Operation is ConstantLeaf or SizeLeaf)
                continue;
            Storage storage = scope[value];
            EquatableArray<Dim> strides = Spread(storage.Strides, value.Shape, space);
            yield return storage.Allocation.Region == Region.Virtual
                ? new LoopRamp(value, strides, storage.Offset)
                : new LoopLoad(value, strides, new Place.OfValue(value, Dim.Zero));
        }
    }

    public static IEnumerable<LoopStore> Stores(Scope scope, IEnumerable<Value> values, Shape space)
    {
        foreach (Value value in values)
        {
            Storage storage = scope.Define(value);
            yield return new LoopStore(
                value, Spread(storage.Strides, value.Shape, space), new Place.OfValue(value, Dim.Zero));
        }
    }

    /// <summary>
    /// Strides of a value seen from a larger space: 0 along axes it does not have or does not vary along.
    /// </summary>
    public static EquatableArray<Dim> Spread(EquatableArray<Dim> strides, Shape shape, Shape space)
    {
        int added = space.Rank - shape.Rank;
        return space.Select((size, axis) =>
            axis < added || (shape[axis - added] == Dim.One && size != Dim.One) ? Dim.Zero : strides[axis - added])
            .ToEquatableArray();
    }

    /// <summary>A method name from what is computed: the distinct operations, first ones first.</summary>
    public static string RecipeOf(IEnumerable<Node> nodes)
    {
        string name = string.Concat(
            nodes.Where(n => n.Operation is not Leaf).Select(n => n.Operation.Name).Distinct().Take(4));
        return name.Length == 0 ? "Fill" : name;
    }
}
