using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Planning.Fusion;
using Ml.Generators.Planning.Memory;
using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Programs;

/// <summary>Turns a graph into launches over memory: groups, layouts, kernels, lifetimes, in this order.</summary>
public static class ProgramPlanner
{
    /// <param name="prepares">Whether work on parameters alone is split off, to run only when they change.</param>
    /// <param name="checksLayers">Whether every layer's result is to be looked at.</param>
    public static ProgramPlan Plan(
        string name, Graph.Graph graph, MemoryMap map, bool prepares, bool checksLayers = false)
    {
        HashSet<Node> prepared = prepares ? Prepared.NodesOf(graph) : [];
        var scope = new Scope(graph, map, Fuser.Fuse(graph, prepared, checksLayers), new Layouts(graph), depth: 0);
        ClaimOutputs(scope);
        PlanGroups(scope);
        foreach (GraphOutput output in graph.Outputs)
            Deliver(scope, output);

        return new ProgramPlan(name, scope.Prepare, scope.Steps, scope.PackScratch(), scope.PackKept())
        {
            Checked = checksLayers ? new LayerResults(graph) : null,
        };
    }

    /// <summary>Plans every group of a scope in an order in which it follows what it reads.</summary>
    internal static void PlanGroups(Scope scope)
    {
        foreach (Group group in Fuser.Order(scope.Groups))
        {
            scope.Origin = group.Origin;
            scope.Preparing = scope.Groups.IsPrepared(group);
            GroupPlanner.Plan(scope, group);
        }

        scope.Preparing = false;
    }

    /// <summary>A result that is computed by a kernel as it lies in its final place is written there at once.</summary>
    private static void ClaimOutputs(Scope scope)
    {
        foreach (GraphOutput output in scope.Graph.Outputs)
        {
            if (PlaceOf(scope, output) is not { } place || output.Role == OutputRole.StateUpdate)
                continue;
            Value value = Through(output.Value);
            // A loop hands its carried results over in memory of its own; collections can be written anywhere.
            bool isComputed = scope.Groups[value.Producer].Runs
                && (value.Producer.Operation is not Loop loop || value.Index >= loop.CarriedCount);
            if (isComputed && !scope.Groups.IsPrepared(scope.Groups[value.Producer]) && !scope.IsClaimed(value)
                && !scope.Layouts.IsChannelsLast(value)
                && (value == output.Value || place.IsRowMajor(output.Value.Shape)))
            {
                scope.Claim(
                    value, value == output.Value ? place
                    : Storage.RowMajor(place.Allocation, value.Shape) with { Offset = place.Offset });
            }
        }
    }

    /// <summary>The value whose elements a chain of reshapes shows in the same order.</summary>
    private static Value Through(Value value)
    {
        while (value.Producer.Operation is Reshape)
            value = value.Producer.Operands[0];
        return value;
    }

    /// <summary>Copies an output to its place, unless it was computed there.</summary>
    private static void Deliver(Scope scope, GraphOutput output)
    {
        if (PlaceOf(scope, output) is not { } place)
            return;
        scope.Origin = output.Value.Producer.Origin;
        Storage from = scope[GroupPlanner.InMemory(scope, output.Value)];
        if (ReferenceEquals(from.Allocation, place.Allocation) || SamePlace(from, place))
            return;
        GroupPlanner.Copy(scope, output.Value, place);
    }

    private static bool SamePlace(Storage a, Storage b) =>
        a.Allocation.Region == b.Allocation.Region && a.Allocation.Slot == b.Allocation.Slot
        && a.Allocation.Region is not (Region.Arena or Region.Prepared) && a.Offset == b.Offset
        && a.Strides == b.Strides;

    private static Storage? PlaceOf(Scope scope, GraphOutput output)
    {
        Shape shape = output.Value.Shape;
        return output.Role switch
        {
            OutputRole.Output => External(Region.Output),
            OutputRole.Loss or OutputRole.Figure => Figure(output.Role == OutputRole.Loss ? 0 : output.Index),
            OutputRole.InputGradient => External(Region.InputGradient),
            OutputRole.ParameterGradient => scope.Graph.Nodes.Select(n => n.Operation).OfType<StackLeaf>()
                .FirstOrDefault(s => !s.IsState && s.FirstIndex == output.Index) is { } stack
                    ? scope.Map.GradientStack(stack)
                    : scope.Map.Gradient(output.Index, shape),
            OutputRole.StateUpdate => scope.Map.State(output.Index, shape),
            _ => null,
        };

        Storage Figure(int place) =>
            Storage.RowMajor(new Allocation(output.Label, Region.Output, Dim.One) { Slot = -1 }, shape) with
            {
                Offset = place,
            };

        Storage External(Region region) =>
            Storage.RowMajor(new Allocation(output.Label, region, shape.Size) { Slot = output.Index }, shape);
    }
}
