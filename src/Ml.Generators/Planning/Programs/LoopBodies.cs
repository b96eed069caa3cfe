using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Planning.Fusion;
using Ml.Generators.Planning.Memory;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning.Programs;

/// <summary>
/// A repeated block: its body is planned once, over memory whose offsets mention the repetition. Carried values have
/// two halves, one read and one written, which change places.
/// </summary>
internal static class LoopBodies
{
    public static void Plan(Scope scope, Node node)
    {
        var loop = (Loop)node.Operation;
        var names = new LoopNames(scope.Depth);
        var body = new Scope(
            loop.Body, scope.Map, Fuser.Fuse(loop.Body, PreparedIn(scope, node, loop), scope.Groups.SeparatesLayers),
            new Layouts(loop.Body), scope.Depth + 1);
        GraphOutput[] outputs = loop.Body.OutputsOf(OutputRole.Body).ToArray();

        Carried[] carried = outputs.Take(loop.CarriedCount).Select(o => new Carried(scope, o.Value.Shape)).ToArray();
        PlaceOperands(scope, node, loop, names, carried, body);
        Storage[] places = outputs
            .Select((o, i) => i < carried.Length
                ? carried[i].At(Dim.One - Dim.Named(names.Half))
                : Slice(scope.Define(node.Results[i]), Dim.Named(names.Counter)))
            .ToArray();
        for (int i = 0; i < outputs.Length; i++)
        {
            Value value = outputs[i].Value;
            Group group = body.Groups[value.Producer];
            if (group.Runs && !body.Groups.IsPrepared(group) && value.Producer.Operation is not Loop
                && !body.IsClaimed(value)
                && !body.Layouts.IsChannelsLast(value))
            {
                body.Claim(value, places[i]);
            }
        }

        ProgramPlanner.PlanGroups(body);
        for (int i = 0; i < outputs.Length; i++)
        {
            Value value = GroupPlanner.InMemory(body, outputs[i].Value);
            if (!body[value].Equals(places[i]))
                GroupPlanner.Copy(body, value, places[i]);
        }

        Prepare(scope, node, loop, names, body);
        Allocation scratch = scope.Scratch("scratch of " + node.Origin.Layer, body.PackScratch());
        body.MoveInto(scratch);
        scope.Repeat(
            new PlanStep.Repeat(names, loop.Count, loop.Reverse, body.Steps, node.Origin),
            [scratch, .. carried.Select(c => c.Memory), .. body.Foreign]);
        for (int i = 0; i < carried.Length; i++)
            scope.Place(node.Results[i], carried[i].At(loop.Count % 2));
    }

    /// <summary>What of the body depends on parameters alone: on the slices of stacks of them.</summary>
    private static HashSet<Node> PreparedIn(Scope scope, Node node, Loop loop)
    {
        int[] slices = Enumerable.Range(0, node.Operands.Count)
            .Where(i => loop.Kinds[i] == LoopOperand.Sliced && scope.DependsOnParametersOnly(node.Operands[i]))
            .ToArray();
        return slices.Length == 0 ? [] : Prepared.NodesOf(loop.Body, slices);
    }

    /// <summary>Prepares all repetitions at once, each into its own part of memory that is kept.</summary>
    private static void Prepare(Scope scope, Node node, Loop loop, LoopNames names, Scope body)
    {
        if (body.Prepare.Count == 0)
            return;
        Dim one = body.PackKept();
        Allocation all = scope.Scratch("prepared for " + node.Origin.Layer, one * loop.Count, prepared: true);
        body.KeepIn(all, one * Dim.Named(names.Counter));
        scope.RepeatPreparation(new PlanStep.Repeat(names, loop.Count, Reverse: false, body.Prepare, node.Origin));
    }

    /// <summary>Tells the body where its leaves lie, and puts the first carried values into their memory.</summary>
    private static void PlaceOperands(
        Scope scope, Node node, Loop loop, LoopNames names, Carried[] carried, Scope body)
    {
        Dictionary<int, Storage> places = [];
        int next = 0;
        for (int i = 0; i < node.Operands.Count; i++)
        {
            Value operand = GroupPlanner.InMemory(scope, node.Operands[i]);
            switch (loop.Kinds[i])
            {
                case LoopOperand.Carried:
                    GroupPlanner.Copy(scope, operand, carried[next].At(Dim.Zero));
                    places[i] = carried[next++].At(Dim.Named(names.Half));
                    break;
                case LoopOperand.Sliced:
                    places[i] = Slice(scope[operand], Dim.Named(names.Counter));
                    break;
                default:
                    places[i] = scope[operand];
                    break;
            }
        }

        foreach (Node leaf in loop.Body.Nodes)
        {
            if (leaf.Operation is BodyLeaf inside)
                body.Place(leaf.Result, places[inside.Index]);
        }
    }

    private static Storage Slice(Storage stack, Dim index) => new(
        stack.Allocation, stack.Offset + (index * stack.Strides[0]), stack.Strides.Skip(1).ToEquatableArray());

    /// <summary>Two halves of memory for a value handed from one repetition to the next.</summary>
    private sealed class Carried
    {
        private readonly Shape _shape;
        private readonly Dim _half;

        public Carried(Scope scope, Shape shape)
        {
            _shape = shape;
            _half = Arena.RoundUp(shape.Size);
            Memory = scope.Scratch("carried value", _half * 2);
        }

        public Allocation Memory { get; }

        public Storage At(Dim half) => Storage.RowMajor(Memory, _shape) with { Offset = half * _half };
    }
}
