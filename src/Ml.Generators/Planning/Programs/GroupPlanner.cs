using Ml.Generators.Graph;
using Ml.Generators.Planning.Fusion;
using Ml.Generators.Planning.Loops;
using Ml.Generators.Planning.Memory;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning.Programs;

/// <summary>Plans one group: memory for what leaves it, and the kernel that computes it.</summary>
internal static class GroupPlanner
{
    public static void Plan(Scope scope, Group group)
    {
        // One number everywhere is printed where it is read.
        if (group.Nodes.All(n => Uniforms.Is(n.Result)))
            return;
        switch (group.Kind)
        {
            case GroupKind.Leaf:
                PlanLeaf(scope, group.Anchor);
                break;
            case GroupKind.View:
                PlanView(scope, group.Anchor);
                break;
            case GroupKind.Map:
                scope.Launch(LoopGroups.Map(scope, group));
                break;
            case GroupKind.Row:
                scope.Launch(LoopGroups.Row(scope, group));
                break;
            case GroupKind.Reduce:
                scope.Launch(LoopGroups.Reduce(scope, group));
                break;
            case GroupKind.Contract:
                ContractGroups.Plan(scope, group);
                break;
            case GroupKind.Loop:
                LoopBodies.Plan(scope, group.Anchor);
                break;
            default:
                SingleNodes.Plan(scope, group.Anchor);
                break;
        }
    }

    /// <summary>What leaves a group: values that other groups read, or that leave the graph.</summary>
    public static IReadOnlyList<Value> ResultsOf(Scope scope, Group group) =>
        group.Nodes.SelectMany(n => n.Results).Where(v => !scope.Groups.IsPrivate(v, group)
            && (scope.Groups.Leaves(v) || scope.Groups.Users(v).Count > 0)).ToArray();

    /// <summary>The value itself, moved to memory first when it is only a rule (a constant or ramp).</summary>
    public static Value InMemory(Scope scope, Value value)
    {
        if (scope.Knows(value) && scope[value].Allocation.Region != Region.Virtual)
            return value;
        Storage place = Storage.RowMajor(scope.Scratch(value.Producer.Operation.Name, value.Shape.Size), value.Shape);
        Expression expression = Uniforms.Inline(Expression.Identity(value));
        LoopInput[] inputs = LoopGroups.Inputs(scope, expression.Inputs, value.Shape).ToArray();
        scope.Launch(new MapKernel(
            "Fill", value.Shape, expression, inputs,
            [new LoopStore(value, place.Strides, Scope.PlaceOf(place))]));
        scope.Place(value, place);
        return value;
    }

    /// <summary>Moves a value's elements to a place.</summary>
    public static void Copy(Scope scope, Value value, Storage place) => scope.Launch(new MapKernel(
        "Copy", value.Shape, Expression.Identity(value), LoopGroups.Inputs(scope, [value], value.Shape).ToArray(),
        [new LoopStore(value, place.Strides, Scope.PlaceOf(place))]));

    private static void PlanLeaf(Scope scope, Node node)
    {
        Value value = node.Result;
        switch (node.Operation)
        {
            case InputLeaf input:
                scope.Place(value, Storage.RowMajor(
                    new Allocation(input.Label, Region.Input, value.Shape.Size) { Slot = input.Slot }, value.Shape));
                break;
            case ParameterLeaf or StateLeaf or StackLeaf:
                scope.Place(value, scope.Map.OfTable((Leaf)node.Operation));
                break;
            case RampLeaf ramp:
                scope.Place(value, new Storage(
                    new Allocation("ramp", Region.Virtual, value.Shape.Size), Dim.Zero,
                    value.Shape.Select((_, axis) => axis == ramp.Axis ? Dim.One : Dim.Zero).ToEquatableArray()));
                break;
            default:
                // Body leaves were placed by the loop; constants and sizes print where they are used.
                break;
        }
    }

    private static void PlanView(Scope scope, Node node)
    {
        if (Uniforms.Is(node.Result))
            return;
        Value source = node.Operands[0];
        // One number everywhere lies nowhere.
        if (!scope.Knows(source))
            InMemory(scope, source);
        if (Views.Resolve(node, scope[source]) is { } view && !scope.IsClaimed(node.Result))
        {
            scope.Place(node.Result, view);
            return;
        }

        // The strides cannot say it: the source is copied in row-major order and read as the view.
        Shape shape = source.Shape;
        Storage dense = Storage.RowMajor(scope.Scratch("reordered " + node.Origin.Layer, shape.Size), shape);
        Copy(scope, source, dense);
        scope.Place(node.Result, Views.Resolve(node, dense)
            ?? throw new InvalidOperationException($"'{node}' is not a view of dense memory."));
    }
}
