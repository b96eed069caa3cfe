using Ml.Testing.Oracle;
using static System.Math;

namespace Ml.Conformance.Tests.Edges;

internal static partial class EdgeTable
{
    private static double[][] RowsWithNaN { get; } =
        [.. EdgeNumbers.FiniteRows(), [1, NaN, 2, 3, -1], [Infinity, 0, 1, -2, 3]];

    private static IEnumerable<EdgeCase> Norms() =>
    [
        .. ((double[])[1e-5, 1e-8, 1]).Select(epsilon => Layered("LayerNorm", r => Standard(r, epsilon), true, true, ("epsilon", epsilon))),
        Layered("LayerNorm", r => Standard(r, 1e-5), false, true, ("weight", false)),
        Layered("LayerNorm", r => Standard(r, 1e-5), true, false, ("bias", false)),
        LayerNormOverTwo(),
        .. ((double[])[1e-5, 1e-8, 1]).Select(epsilon => Layered("RmsNorm", r => Scaled(r, epsilon), true, false, ("epsilon", epsilon))),
        Layered("RmsNorm", r => Scaled(r, 1e-5), false, false, ("weight", false)),
        // Channels of five places, each a group, and two channels together.
        Grouped("InstanceNorm", 2, 5, true, ("affine", true)),
        Grouped("InstanceNorm", 2, 5, false, ("epsilon", 1e-5)),
        Grouped("GroupNorm", 2, 5, true, ("groups", 2)),
        Grouped("GroupNorm", 1, 10, false, ("groups", 1), ("affine", false), ("epsilon", 1e-5)),
        .. BatchNorms(),
        Neighbours(3, 1e-4, 0.75, 1), Neighbours(2, 2, 0.5, 0.5),
    ];

    // Equal numbers have no deviation, whatever their mean is rounded to.
    private static double[] Standard(double[] row, double epsilon)
    {
        double mean = row.All(x => x == row[0]) ? row[0] : row.Average();
        double scale = 1 / Sqrt(Variance(row, 0) + (float)epsilon);
        return [.. row.Select(x => (x - mean) * scale)];
    }

    private static double[] Scaled(double[] row, double epsilon)
    {
        double scale = 1 / Sqrt(row.Select(x => x * x).Average() + (float)epsilon);
        return [.. row.Select(x => x * scale)];
    }

    private static EdgeCase Layered(string name, Func<double[], double[]> norm, bool weight, bool bias, params (string, object)[] arguments)
    {
        NumberArray[] parameters = [.. weight ? [EdgeNumbers.Regular(5, 5)] : (NumberArray[])[], .. bias ? [EdgeNumbers.Regular(6, 5)] : (NumberArray[])[]];
        return Row(name, RowsWithNaN, norm, arguments) with
        {
            Parameters = parameters,
            Absolute = (_, _) => 3e-6,
            Step = 1e-9,
            Value = x => OverRows(x[0], r => [.. norm(r).Select((y, j) => (weight ? y * x[1].Data[j] : y) + (bias ? x[^1].Data[j] : 0))]),
        };
    }

    private static EdgeCase LayerNormOverTwo()
    {
        NumberArray rows = EdgeNumbers.Batch([.. RowsWithNaN.Skip(RowsWithNaN.Length % 2)]);
        int[] shape = [rows.Shape[0] / 2, 2, 5];
        return new("LayerNorm", [rows.Reshape(shape)], x => new(shape, [.. x[0].Data.Chunk(10)
            .SelectMany(r => Standard(r, 1e-5).Select((y, j) => (y * x[1].Data[j]) + x[2].Data[j]))]))
        {
            Arguments = [("axes", 2)],
            Absolute = (_, _) => 3e-6,
            Step = 1e-9,
            Parameters = [EdgeNumbers.Regular(5, 2, 5), EdgeNumbers.Regular(6, 2, 5)],
        };
    }

    private static EdgeCase Grouped(string name, int groups, int size, bool affine, params (string, object)[] arguments)
    {
        NumberArray rows = EdgeNumbers.Batch([.. RowsWithNaN.Skip(RowsWithNaN.Length % 2)]);
        int[] shape = [rows.Shape[0] / 2, 2, 5];
        return new(name, [rows.Reshape(shape)], x => new(shape, [.. x[0].Data.Chunk(size).SelectMany(r => Standard(r, 1e-5))
            .Select((y, i) => affine ? (y * x[1].Data[i / 5 % 2]) + x[2].Data[i / 5 % 2] : y)]))
        {
            Arguments = arguments,
            Absolute = (_, _) => 3e-6,
            Step = 1e-9,
            Parameters = affine ? [EdgeNumbers.Regular(5, 2), EdgeNumbers.Regular(6, 2)] : [],
        };
    }

    private static IEnumerable<EdgeCase> BatchNorms()
    {
        // Channels are columns: constant ones and regular ones side by side, and a batch of one.
        double[][] columns = [.. EdgeNumbers.FiniteRows()];
        yield return Batched(Transposed(EdgeNumbers.Batch(columns)), 1e-5, true);
        yield return Batched(Transposed(EdgeNumbers.Batch(columns)), 1e-8, false);
        yield return Batched(Transposed(EdgeNumbers.Batch(RowsWithNaN)), 1e-5, true);
        yield return Batched(EdgeNumbers.Batch([[0, 5, -1000, 20, 1]]), 1e-5, true);
    }

    private static EdgeCase Batched(NumberArray x, double epsilon, bool affine)
    {
        int channels = x.Shape[1];
        return new("BatchNorm", [x], at => Affine(at, (value, c) =>
            (value - at[^2].Data[c]) / Sqrt(at[^1].Data[c] + (float)epsilon)))
        {
            Arguments = [("epsilon", epsilon), ("affine", affine), ("momentum", 0.25)],
            Parameters = affine ? [EdgeNumbers.Regular(5, channels), EdgeNumbers.Regular(6, channels)] : [],
            State = [EdgeNumbers.Regular(7, channels), EdgeNumbers.Regular(8, channels).Select(v => Abs(v) + 0.5)],
            Absolute = (_, _) => 3e-6,
            Step = 1e-9,
            SlopeSlack = 2e-2,
            Training = at =>
            {
                NumberArray standard = Transposed(OverRows(Transposed(at[0]), r => Standard(r, epsilon), keep: true));
                return Affine([standard, .. at[1..]], (value, _) => value);
            },
        };

        NumberArray Affine(NumberArray[] at, Func<double, int, double> norm) => new(at[0].Shape, [.. at[0].Data.Select((value, i) =>
        {
            int c = i % channels;
            double y = norm(value, c);
            return affine ? (y * at[1].Data[c]) + at[2].Data[c] : y;
        })]);
    }

    private static EdgeCase Neighbours(int size, double alpha, double beta, double k)
    {
        NumberArray rows = EdgeNumbers.Batch(EdgeNumbers.FiniteRows());
        return new("LocalResponseNorm", [rows], x => OverRows(x[0], r => [.. r.Select((value, c) =>
        {
            IEnumerable<int> near = Enumerable.Range(c - (size / 2), size).Where(i => i >= 0 && i < r.Length);
            return value / Pow(k + (alpha / size * near.Sum(i => r[i] * r[i])), beta);
        })]))
        {
            Arguments = [("size", size), ("alpha", alpha), ("beta", beta), ("k", k)],
            Absolute = (_, _) => 1e-37,
        };
    }
}
