using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Generators.Lowering.Losses;

/// <summary>
/// Works out for each value how it follows from those of the batch's parts (<see cref="BatchPart"/>): what may be added
/// up or averaged over the batches of a data set, and what may not. Where nothing can be said the answer is Mixed.
/// </summary>
/// <remarks>Inputs, targets and outputs are taken to have their examples along the first axis.</remarks>
internal sealed partial class BatchAlgebra
{
    private static readonly BatchPart Same = new BatchPart.Same(), Mixed = new BatchPart.Mixed();

    private readonly Dictionary<Value, BatchPart> _parts = [];
    private readonly HashSet<string> _batch;

    /// <param name="nodes">The program, in order.</param>
    /// <param name="loss">What is asked about: only what leads to it is looked at.</param>
    /// <param name="outputs">What the model gives: cut off from what made it.</param>
    /// <param name="noteOf">What a loss said of a value.</param>
    public BatchAlgebra(
        IReadOnlyList<Node> nodes, Value loss, IReadOnlyCollection<Value> outputs, Func<Value, LossNote?> noteOf)
    {
        _batch = new(
            nodes.Where(n => n.Operation is InputLeaf).Select(n => n.Result).Concat(outputs)
                .Where(v => v.Shape.Rank > 0).SelectMany(v => v.Shape[0].Names),
            StringComparer.Ordinal);
        HashSet<Value> given = [.. outputs.Where(o => o.Shape.Rank > 0)];
        HashSet<Node> needed = Needed(loss, given);
        foreach (Node node in nodes.Where(needed.Contains))
        {
            foreach (Value result in node.Results)
            {
                _parts[result] = given.Contains(result) ? new BatchPart.Rows(0)
                    : noteOf(result) is { } note && result.Shape.Rank == 0 ? Noted(note)
                    : node.Operands.Any(o => !_parts.ContainsKey(o)) ? Mixed
                    : node.Results.Count == 1 ? Of(node) : Only(node);
            }
        }
    }

    public BatchPart this[Value value] => _parts[value];

    /// <summary>Whether a size grows with the batch.</summary>
    public bool HasBatch(Dim size) => size.Names.Any(_batch.Contains);

    private static HashSet<Node> Needed(Value loss, HashSet<Value> given)
    {
        HashSet<Node> needed = [];
        var work = new Stack<Value>([loss]);
        while (work.Count > 0)
        {
            Value value = work.Pop();
            if (!needed.Add(value.Producer) || given.Contains(value))
                continue;
            foreach (Value operand in value.Producer.Operands)
                work.Push(operand);
        }

        return needed;
    }

    private static BatchPart Noted(LossNote note) => note.IsMean
        ? new BatchPart.Mean(note.Count, note.Count is null ? note.Size : null)
        : new BatchPart.Total(Dim.Zero);

    private BatchPart Only(Node node) => node.Operands.All(o => _parts[o] is BatchPart.Same) ? Same : Mixed;

    private BatchPart Of(Node node) => node.Operation switch
    {
        InputLeaf input => input.Type.Shape.Rank > 0 ? new BatchPart.Rows(0) : Mixed,
        SizeLeaf size => OfSize(size.Size),
        RampLeaf ramp => ramp.Type.Shape.Any(HasBatch) ? Mixed : Same,
        RandomUniform => Along(node.Result.Shape),
        BroadcastTo => Broadcast(node),
        Leaf => Same,
        _ when Only(node) is BatchPart.Same => Same,
        StopGradient or WithSlope => _parts[node.Operands[0]],
        MapOperation => Map(node),
        Reduce reduce => Reduced(reduce, node.Operands[0]),
        ArgReduce arg => _parts[node.Operands[0]] is BatchPart.Rows rows && rows.Axis != arg.Axis
            ? new BatchPart.Rows(rows.Axis > arg.Axis ? rows.Axis - 1 : rows.Axis) : Mixed,
        _ => Moved(node),
    };

    private BatchPart OfSize(Dim size)
    {
        string[] growing = size.Names.Where(_batch.Contains).ToArray();
        if (growing.Length == 0)
            return Same;
        bool isLinear = growing.Length == 1 && size.DivideExactly(Dim.Named(growing[0])) is { } rest && !HasBatch(rest);
        return isLinear ? new BatchPart.Total(Dim.Zero, size) : Mixed;
    }

    private BatchPart Map(Node node)
    {
        BatchPart[] parts = node.Operands.Select(o => _parts[o]).ToArray();
        if (parts.Any(p => p is BatchPart.Rows))
            return RowsOfMap(node, parts);
        return (node.Operation, parts[0], parts.Length > 1 ? parts[1] : Same) switch
        {
            (Negate or Cast { To: ElementType.Float32 }, _, _) => Scaled(parts[0]),
            (Add or Subtract, BatchPart.Total a, BatchPart.Total b) =>
                new BatchPart.Total(a.Over == b.Over ? a.Over : Dim.Zero),
            (Add or Subtract, BatchPart.Mean a, BatchPart.Mean b) when a.Count == b.Count && a.Size == b.Size =>
                Scaled(a),
            (Add or Subtract, BatchPart.Mean a, BatchPart.Same) => Scaled(a),
            (Add or Subtract, BatchPart.Same, BatchPart.Mean b) => Scaled(b),
            (Add or Maximum, BatchPart.Total, _) when IsNumber(node.Operands[1]) =>
                new BatchPart.Guarded(node.Operands[0]),
            (Add or Maximum, _, BatchPart.Total) when IsNumber(node.Operands[0]) =>
                new BatchPart.Guarded(node.Operands[1]),
            (Select, _, BatchPart.Total) when IsNumber(node.Operands[2]) => new BatchPart.Guarded(node.Operands[1]),
            (Select, _, _) when IsNumber(node.Operands[1]) && parts[2] is BatchPart.Total =>
                new BatchPart.Guarded(node.Operands[2]),
            (Multiply, _, BatchPart.Same) => Scaled(parts[0]),
            (Multiply, BatchPart.Same, _) => Scaled(parts[1]),
            (Divide, BatchPart.Total sum, _) => Quotient(node, sum, parts[1]),
            (Divide, _, BatchPart.Same) => Scaled(parts[0]),
            _ => Mixed,
        };
    }

    private BatchPart Quotient(Node node, BatchPart.Total sum, BatchPart by)
    {
        Value divisor = node.Operands[1];
        return by switch
        {
            BatchPart.Total { Size: { } size } => new BatchPart.Mean(null, size),
            BatchPart.Total when divisor.Shape.Rank == 0 => new BatchPart.Mean(divisor, null),
            BatchPart.Guarded guarded when divisor.Shape.Rank == 0 && guarded.Of.Shape.Rank == 0 =>
                new BatchPart.Mean(guarded.Of, null, node.Operands[0]),

            // Where the batch is a number, a mean is a sum over just that many elements.
            BatchPart.Same when _batch.Count == 0 && divisor.Producer.Operation is ConstantLeaf number
                && sum.Over.IsConstant && sum.Over.Value == number.Number => new BatchPart.Mean(null, sum.Over),
            BatchPart.Same => Scaled(sum),
            _ => Mixed,
        };
    }

    /// <summary>Each part of it scaled alike: totals and means stay what they are.</summary>
    private static BatchPart Scaled(BatchPart part) => part switch
    {
        BatchPart.Total => new BatchPart.Total(Dim.Zero),
        BatchPart.Mean mean => mean with { Sum = null },
        BatchPart.Same => Same,
        _ => Mixed,
    };

    private BatchPart Reduced(Reduce reduce, Value operand)
    {
        bool adds = reduce.Reduction == Reduction.Sum;
        Dim count = Dim.Product(reduce.Axes.Select(a => operand.Shape[a]));
        return _parts[operand] switch
        {
            BatchPart.Rows rows when reduce.Axes.Contains(rows.Axis) => adds ? new BatchPart.Total(count) : Mixed,
            BatchPart.Rows rows => new BatchPart.Rows(
                reduce.Keep ? rows.Axis : rows.Axis - reduce.Axes.Count(a => a < rows.Axis)),
            BatchPart.Total total when adds => new BatchPart.Total(total.Over * count),
            BatchPart.Mean mean when adds => Scaled(mean),
            _ => Mixed,
        };
    }

    private static bool IsNumber(Value value) => value.Producer.Operation is ConstantLeaf;
}
