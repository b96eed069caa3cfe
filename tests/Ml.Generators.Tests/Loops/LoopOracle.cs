using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Loops;
using Ml.Generators.Shapes;
using Kind = Ml.Generators.Ops.Primitives.Reduction;

namespace Ml.Generators.Tests.Loops;

/// <summary>What loop kernels should compute: naive loops over their space in double.</summary>
/// <param name="kernel">The kernel whose plan (not text) is read.</param>
/// <param name="size">The named sizes.</param>
/// <param name="read">The element of an input at an offset.</param>
internal sealed class LoopOracle(LoopKernel kernel, Func<string, long> size, Func<int, long, double> read)
{
    /// <summary>Expected elements by output and offset.</summary>
    public Dictionary<(int Output, long Offset), double> Results { get; } = [];

    public static LoopOracle Of(LoopKernel kernel, Func<string, long> size, Func<int, long, double> read)
    {
        var oracle = new LoopOracle(kernel, size, read);
        switch (kernel)
        {
            case MapKernel map:
                oracle.Maps(map);
                break;
            case ReduceKernel reduce:
                oracle.Reductions(reduce);
                break;
            case RowKernel rows:
                oracle.Rows(rows);
                break;
            case ArgReduceKernel search:
                oracle.Searches(search);
                break;
            default:
                throw new ArgumentException($"No oracle for {kernel.GetType().Name}.", nameof(kernel));
        }

        return oracle;
    }

    /// <summary>All index tuples of a shape, last axis fastest.</summary>
    public static IEnumerable<long[]> Points(IReadOnlyList<long> sizes)
    {
        long count = sizes.Aggregate(1L, (a, b) => a * b);
        for (long n = 0; n < count; n++)
        {
            long[] point = new long[sizes.Count];
            long rest = n;
            for (int axis = sizes.Count - 1; axis >= 0; axis--)
            {
                point[axis] = rest % sizes[axis];
                rest /= sizes[axis];
            }

            yield return point;
        }
    }

    public static double Combine(Kind reduction, double x, double y) => reduction switch
    {
        Kind.Sum => x + y,
        Kind.Product => x * y,
        Kind.Max => Math.Max(x, y),
        _ => Math.Min(x, y),
    };

    public static double Neutral(Kind reduction) => reduction switch
    {
        Kind.Sum => 0,
        Kind.Product => 1,
        Kind.Max => double.NegativeInfinity,
        _ => double.PositiveInfinity,
    };

    private readonly long[][] _inputs = kernel.Inputs.Select(i => i.Strides.Select(s => s.Evaluate(size)).ToArray()).ToArray();
    private readonly long[][] _outputs = kernel.Outputs.Select(o => o.Strides.Select(s => s.Evaluate(size)).ToArray()).ToArray();

    private long[] Sizes { get; } = kernel.Space.Select(d => d.Evaluate(size)).ToArray();

    private void Maps(MapKernel map)
    {
        foreach (long[] point in Points(Sizes))
            Store(Evaluate(map.Expression, Load(point)), point);
    }

    private void Reductions(ReduceKernel reduce)
    {
        // Points that store to the same place are one result; every kernel here has at least one output to tell by.
        foreach (IGrouping<long, long[]> group in Points(Sizes).GroupBy(p => Offset(_outputs[0], p)))
        {
            double[] totals = reduce.Reductions.Select(r => Neutral(r.Reduction)).ToArray();
            Dictionary<Value, double> values = [];
            foreach (long[] point in group)
            {
                values = Load(point);
                Dictionary<Value, double> sources = Evaluate(reduce.Before, values);
                for (int i = 0; i < totals.Length; i++)
                    totals[i] = Combine(reduce.Reductions[i].Reduction, totals[i], sources[reduce.Reductions[i].Source]);
            }

            for (int i = 0; i < totals.Length; i++)
                values[reduce.Reductions[i].Result] = totals[i];
            Store(Evaluate(reduce.After, values), group.First());
        }
    }

    private void Searches(ArgReduceKernel search)
    {
        foreach (IGrouping<long, long[]> group in Points(Sizes).GroupBy(p => Offset(_outputs[0], p)))
        {
            double[] row = group.Select(p => Evaluate(search.Before, Load(p))[search.Before.Results[0]]).ToArray();
            double best = row.Any(double.IsNaN) ? double.NaN : search.Largest ? row.Max() : row.Min();
            Results[(0, group.Key)] = Array.FindIndex(row, x => x.Equals(best));
        }
    }

    private void Rows(RowKernel rows)
    {
        long length = Sizes[^1];
        foreach (long[] outer in Points(Sizes[..^1]))
        {
            long[][] points = Enumerable.Range(0, (int)length).Select(i => outer.Append(i).ToArray()).ToArray();
            Dictionary<Value, double>[] row = points.Select(Load).ToArray();
            foreach (Node node in rows.Nodes.Where(n => length > 0 && !row[0].ContainsKey(n.Result)))
            {
                double total = node.Operation is Reduce reduce
                    ? row.Aggregate(Neutral(reduce.Reduction), (t, v) => Combine(reduce.Reduction, t, ValueOf(node.Operands[0], v)))
                    : 0;
                foreach (Dictionary<Value, double> values in row)
                {
                    values[node.Result] = node.Operation switch
                    {
                        Reduce => total,
                        Reshape or BroadcastTo => ValueOf(node.Operands[0], values),
                        _ => Apply(node, values),
                    };
                }
            }

            for (int i = 0; i < points.Length; i++)
                Store(row[i], points[i]);
        }
    }

    private static long Offset(long[] strides, long[] point)
    {
        long offset = 0;
        for (int axis = 0; axis < point.Length; axis++)
            offset += strides[axis] * point[axis];
        return offset;
    }

    private Dictionary<Value, double> Load(long[] point) => kernel.Inputs.Select((input, i) => (input, i)).ToDictionary(
        p => p.input.Value,
        p => p.input is LoopRamp ramp
            ? ramp.Start.Evaluate(size) + Offset(_inputs[p.i], point)
            : read(p.i, Offset(_inputs[p.i], point)));

    private Dictionary<Value, double> Evaluate(Expression expression, Dictionary<Value, double> inputs)
    {
        Dictionary<Value, double> values = new(inputs);
        foreach (Node node in expression.Nodes)
            values[node.Result] = Apply(node, values);
        foreach (Value result in expression.Results)
            values[result] = ValueOf(result, values);
        return values;
    }

    private double Apply(Node node, Dictionary<Value, double> values) => node.Operation is MapOperation map
        ? map.Evaluate(node.Operands[map.Subject].Element, node.Operands.Select(o => ValueOf(o, values)).ToArray())
        : ValueOf(node.Result, values);

    private double ValueOf(Value value, Dictionary<Value, double> values) =>
        values.TryGetValue(value, out double known) ? known
        : value.Producer.Operation switch
        {
            ConstantLeaf constant => constant.Number,
            SizeLeaf s => s.Size.Evaluate(size),
            _ => throw new InvalidOperationException($"{value} is unknown."),
        };

    private void Store(Dictionary<Value, double> values, long[] point)
    {
        for (int i = 0; i < kernel.Outputs.Count; i++)
            Results[(i, Offset(_outputs[i], point))] = values[kernel.Outputs[i].Value];
    }
}
