using Ml.Testing.Oracle;
using static System.Math;

namespace Ml.Conformance.Tests.Edges;

internal static partial class EdgeTable
{
    /// <summary>A function of rows, [rows, 5] along axis 1, that gives one number or a row.</summary>
    private static EdgeCase Row(string name, double[][] rows, Func<double[], double[]> value, params (string, object)[] arguments) => new(
        name, [EdgeNumbers.Batch(rows)], x => OverRows(x[0], value))
    {
        Arguments = arguments,
        Absolute = (_, _) => 1e-37,
    };

    private static NumberArray OverRows(NumberArray x, Func<double[], double[]> value, bool keep = false)
    {
        double[][] results = [.. RowsOf(x).Select(value)];
        return new(results[0].Length == 1 && !keep ? [results.Length] : [results.Length, results[0].Length], [.. results.SelectMany(r => r)]);
    }

    private static IEnumerable<double[]> RowsOf(NumberArray x) => x.Data.Chunk(x.Shape[^1]);

    private static IEnumerable<EdgeCase> Reduced(string name, double[][] rows, Func<double[], double> value, double absolute = 1e-37, params (string, object)[] more)
    {
        yield return Row(name, rows, r => [value(r)], [("axes", new[] { 1 }), .. more]) with { Absolute = (_, _) => absolute };
        // Kept, over all axes but of one row at a time: other kernels.
        yield return Row(name, rows, r => [value(r)], [("axes", new[] { 1 }), ("keep", true), .. more]) with
        {
            Absolute = (_, _) => absolute,
            Value = x => OverRows(x[0], r => [value(r)]).Reshape([x[0].Shape[0], 1]),
        };
        // Along the first axis: columns.
        yield return new(name, [Transposed(EdgeNumbers.Batch(rows))], x => OverRows(Transposed(x[0]), r => [value(r)]))
        {
            Arguments = [("axes", new[] { 0 }), .. more],
            Absolute = (_, _) => absolute,
        };
    }

    private static NumberArray Transposed(NumberArray x)
    {
        var result = new NumberArray([x.Shape[1], x.Shape[0]]);
        for (int i = 0; i < x.Shape[0]; i++)
        {
            for (int j = 0; j < x.Shape[1]; j++)
                result[j, i] = x[i, j];
        }

        return result;
    }

    private static IEnumerable<EdgeCase> Rows() =>
    [
        .. Reduced("Sum", EdgeNumbers.Rows, r => r.Sum(), 1e-6),
        .. Reduced("Mean", EdgeNumbers.Rows, r => r.Average(), 1e-6),
        .. Reduced("Prod", FiniteAndNaN, r => r.Aggregate(1.0, (a, b) => a * b)),
        .. Reduced("Max", EdgeNumbers.Rows, r => r.Aggregate(Max)),
        .. Reduced("Min", EdgeNumbers.Rows, r => r.Aggregate(Min)),
        .. Reduced("LogSumExp", EdgeNumbers.Rows, LogSumExp, 3e-7),
        .. Reduced("Var", EdgeNumbers.Rows, r => Variance(r, 1), 1e-12),
        .. Reduced("Var", EdgeNumbers.Rows, r => Variance(r, 0), 1e-12, ("correction", 0)),
        .. Reduced("Std", EdgeNumbers.Rows, r => Sqrt(Variance(r, 1)), 1e-6),
        .. Reduced("Std", EdgeNumbers.Rows, r => Sqrt(Variance(r, 0)), 1e-6, ("correction", 0)),
        // One element has no sample variance, and the variance 0 as a population.
        Row("Std", [[3], [0]], _ => [NaN], ("axes", new[] { 1 })),
        Row("Var", [[3], [0]], _ => [NaN], ("axes", new[] { 1 })),
        Row("Std", [[3], [0], [-1000]], _ => [0], ("axes", new[] { 1 }), ("correction", 0)),
        Row("ArgMax", EdgeNumbers.Rows, r => [Best(r, (a, b) => a > b)], ("axis", 1)),
        Row("ArgMin", EdgeNumbers.Rows, r => [Best(r, (a, b) => a < b)], ("axis", 1)),
        .. Along("Softmax", Softmax, 1e-37),
        .. Along("Softmin", r => Softmax([.. r.Select(x => -x)]), 1e-37),
        .. Along("LogSoftmax", LogSoftmax, 3e-7),
    ];

    private static IEnumerable<EdgeCase> Along(string name, Func<double[], double[]> value, double absolute)
    {
        yield return Row(name, EdgeNumbers.Rows, value) with { Absolute = (_, _) => absolute };
        yield return new(name, [Transposed(EdgeNumbers.Batch(EdgeNumbers.Rows))], x => Transposed(OverRows(Transposed(x[0]), value)))
        {
            Arguments = [("axis", 0)],
            Absolute = (_, _) => absolute,
        };
    }

    private static double Variance(double[] row, double correction)
    {
        // Exact where all are equal: their mean in double need not be one of them.
        double mean = row.All(x => x == row[0]) ? row[0] : row.Average();
        return row.Sum(x => (x - mean) * (x - mean)) / (row.Length - correction);
    }

    private static double LogSumExp(double[] row)
    {
        double max = row.Aggregate(Max);
        return double.IsFinite(max) ? max + Log(row.Sum(x => Exp(x - max))) : max;
    }

    // NaN comes before everything.
    private static double Best(double[] row, Func<double, double, bool> isBetter)
    {
        int best = 0;
        for (int i = 1; i < row.Length; i++)
        {
            if (!double.IsNaN(row[best]) && (double.IsNaN(row[i]) || isBetter(row[i], row[best])))
                best = i;
        }

        return best;
    }

    // How often e^max stands in a row, in each place; infinities share, and nothing is left of a row of minus infinities.
    private static double[] Softmax(double[] row)
    {
        double max = row.Aggregate(Max);
        double[] e = [.. row.Select(x => x == max && !double.IsNegativeInfinity(x) ? 1 : double.IsInfinity(max) ? 0 : Exp(x - max))];
        return double.IsNaN(max) ? [.. row.Select(_ => NaN)] : [.. e.Select(x => Weigh(x, 1 / e.Sum()))];
    }

    // Not the logarithm of the softmax, which underflows.
    private static double[] LogSoftmax(double[] row)
    {
        double max = row.Aggregate(Max);
        return double.IsInfinity(max) || double.IsNaN(max)
            ? [.. Softmax(row).Select(share => Log(share))]
            : [.. row.Select(x => x - max - Log(row.Sum(other => Exp(other - max))))];
    }
}
