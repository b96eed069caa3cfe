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
    // So many additions to one row lose less than 1e-6.
    private const long ShortSum = 64;

    /// <summary>Whether an operation's kernel writes one element behind the other, whatever axes they are of.</summary>
    public static bool WritesRowMajor(Operation operation) => operation is Gather or ScatterAdd or RandomUniform;

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
            case MaxPool pool:
                scope.Launch(new MaxPoolKernel(
                    "MaxPool", pool.Window, node.Operands[0].Shape, Load(scope, node.Operands[0]), Store(scope, node)));
                break;
            case MaxPoolGradient pool:
                scope.Launch(new MaxPoolGradientKernel(
                    "MaxPoolGradient", pool.Window, node.Operands[0].Shape, Load(scope, node.Operands[0]),
                    Load(scope, node.Operands[1]), Store(scope, node)));
                break;
            case AveragePool pool:
                scope.Launch(new AveragePoolKernel(
                    "AveragePool", pool.Window, pool.CountPadding, node.Operands[0].Shape,
                    Load(scope, node.Operands[0]),
                    Store(scope, node)));
                break;
            case AveragePoolGradient pool:
                scope.Launch(new AveragePoolGradientKernel(
                    "AveragePoolGradient", pool.Window, pool.CountPadding, pool.InputShape,
                    Load(scope, node.Operands[0]),
                    Store(scope, node)));
                break;
            case ArgReduce reduce:
                PlanArgReduce(scope, node, reduce);
                break;
            case Gather:
                PlanGather(scope, node);
                break;
            case ScatterAdd:
                PlanScatterAdd(scope, node);
                break;
            case RandomUniform random:
                PlanRandom(scope, node, random);
                break;
            default:
                throw new NotSupportedException($"'{node.Operation.Name}' has no kernel.");
        }
    }

    private static LoopLoad Load(Scope scope, Value value) =>
        new(value, scope[value].Strides, new Place.OfValue(value, Dim.Zero));

    private static LoopStore Store(Scope scope, Node node) =>
        new(node.Result, scope.Define(node.Result).Strides, new Place.OfValue(node.Result, Dim.Zero));

    private static Place RowMajor(Scope scope, Node node) =>
        scope.Define(node.Result).IsRowMajor(node.Result.Shape) ? Store(scope, node).Place
            : throw new InvalidOperationException($"'{node}' is not laid out as its kernel writes it.");

    private static void PlanArgReduce(Scope scope, Node node, ArgReduce reduce)
    {
        Value source = node.Operands[0];
        LoopStore result = Store(scope, node);
        List<Dim> strides = [.. result.Strides];
        strides.Insert(reduce.Axis, Dim.Zero);
        scope.Launch(new ArgReduceKernel(
            node.Operation.Name, source.Shape, reduce.Axis, reduce.Largest, Expression.Identity(source),
            [Load(scope, source)],
            result with { Strides = strides.ToEquatableArray() }));
    }

    private static void PlanGather(Scope scope, Node node)
    {
        Value table = node.Operands[0], ids = node.Operands[1];
        scope.Launch(new GatherKernel(
            "Gather", table.Shape[0], table.Shape.Skip(1).Size, ids.Shape.Size, table.Element, Dense(scope, table),
            Dense(scope, ids), RowMajor(scope, node)));
    }

    private static void PlanScatterAdd(Scope scope, Node node)
    {
        Value ids = node.Operands[0], added = node.Operands[1];
        Buffer? rests = null;
        if (added.Element == ElementType.Float32 && !(ids.Shape.Size is { IsConstant: true, Value: <= ShortSum }))
            scope.Provide(rests = new Buffer("rests", node.Result.Shape.Size), prepared: false);
        scope.Launch(new ScatterAddKernel(
            "ScatterAdd", node.Result.Shape[0], node.Result.Shape.Skip(1).Size, ids.Shape.Size, added.Element,
            Dense(scope, ids), Dense(scope, added), RowMajor(scope, node), rests));
    }

    private static void PlanRandom(Scope scope, Node node, RandomUniform random)
    {
        var state = new Place.OfStorage(new Allocation("seed and step", Region.Random, 2), Dim.Zero);
        Dim stream = scope.Depth == 0
            ? random.Stream
            : random.StreamOf(Dim.Named(new LoopNames(scope.Depth - 1).Counter));
        scope.Launch(new RandomKernel("Random", random.Shape.Size, stream, state, RowMajor(scope, node)));
    }

    /// <summary>The value in row-major order, copied if it lies otherwise.</summary>
    private static Place Dense(Scope scope, Value value)
    {
        if (scope[value].IsRowMajor(value.Shape))
            return new Place.OfValue(value, Dim.Zero);
        Storage dense = Storage.RowMajor(
            scope.Scratch("dense " + value.Producer.Operation.Name, value.Shape.Size), value.Shape);
        GroupPlanner.Copy(scope, value, dense);
        return Scope.PlaceOf(dense);
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
            GroupPlanner.Copy(
                scope, operand, result with { Offset = result.Offset + (start * result.Strides[concatenate.Axis]) });
            start += operand.Shape[concatenate.Axis];
        }
    }
}
