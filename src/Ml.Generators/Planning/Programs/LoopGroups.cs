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
        var expression = new Expression(group.Nodes, results);
        return new MapKernel(
            RecipeOf(group.Nodes), space, expression, Inputs(scope, expression.Inputs, space).ToArray(),
            Stores(scope, results, space).ToArray());
    }

    /// <summary>What an expression over a space reads; constants and sizes print themselves and need no input.</summary>
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
            yield return new LoopStore(value, Spread(storage.Strides, value.Shape, space), new Place.OfValue(value, Dim.Zero));
        }
    }

    /// <summary>Strides of a value seen from a larger space: 0 along axes it does not have or does not vary along.</summary>
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
        string name = string.Concat(nodes.Where(n => n.Operation is not Leaf).Select(n => n.Operation.Name).Distinct().Take(4));
        return name.Length == 0 ? "Fill" : name;
    }
}
