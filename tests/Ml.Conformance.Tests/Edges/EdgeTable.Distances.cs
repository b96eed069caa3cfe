using Ml.Testing.Oracle;
using static System.Math;

namespace Ml.Conformance.Tests.Edges;

internal static partial class EdgeTable
{
    // Squares of floats below 1e-19 vanish.
    private const double LeastLength = 1e-18;

    private static IEnumerable<EdgeCase> Distances() =>
    [
        .. Reduced("Norm", EdgeNumbers.Rows, r => Length(r, 2), LeastLength),
        .. ((double[])[1, 3, 0.5, 1.5, 0, Infinity]).SelectMany(p =>
            Reduced("Norm", p < 1 ? Long : EdgeNumbers.Rows, r => Length(r, p), p is 3 or 1.5 ? 1e-12 : LeastLength, ("p", p)).Select((c, i) => c with { IsCore = i == 0 })),
        // Vectors of nothing, under the least length.
        .. ((double[])[2, 1, 3, Infinity]).Select(p => Row("Normalize", [[0, 0, 0], EdgeNumbers.Floats(0, -0.0, 1e-40)], r => Unit(r, p, 1e-12), ("p", p)) with
        {
            Scale = 1e-9, Absolute = (_, _) => 1e-26,
        }),
        .. ((double[])[2, 1, 3, Infinity]).Select(p => Row("Normalize", Long, r => Unit(r, p, 1e-12), ("p", p), ("axis", 1)) with
        {
            // Lengths that vanish leave a share of 1e-12.
            Absolute = (_, _) => 1e-6,
        }),
        Row("Normalize", FiniteAndNaN, r => Unit(r, 2, 0.5), ("epsilon", 0.5)) with { Absolute = (_, _) => 1e-17 },
        Twin("CosineSimilarity", r => Cosine(r, 1e-8)),
        Twin("CosineSimilarity", r => Cosine(r, 0.25), ("axis", 1), ("epsilon", 0.25)),
        Twin("PairwiseDistance", r => Distance(r, 2, 1e-6)) with { Scale = 1e-3 },
        .. ((double[])[1, 2, 3, Infinity]).Select(p => Twin("PairwiseDistance", r => Distance(r, p, 0), ("p", p), ("epsilon", 0)) with { Scale = 1 }),
        Contrast(0.07, false), Contrast(0.5, true),
        Embedding(0), Embedding(0.3),
        Triplet(1, 2, false), Triplet(0.25, 3, true),
        .. Ranking(),
    ];

    private static double[][] Long => [.. FiniteAndNaN.Where(r => r.Any(x => double.IsNaN(x) || Abs(x) > 1e-20))];

    private static double[][] FiniteAndNaN => [.. EdgeNumbers.FiniteRows(), [1, NaN, 2, 3, -1]];

    private static double Length(double[] row, double p) => p switch
    {
        0 => row.Any(double.IsNaN) ? NaN : row.Count(x => x != 0),
        Infinity => row.Select(Abs).Aggregate(Max),
        _ => Pow(row.Sum(x => Pow(Abs(x), p)), 1 / p),
    };

    private static double[] Unit(double[] row, double p, double least)
    {
        double length = Max(Length(row, p), (float)least);
        return [.. row.Select(x => x / length)];
    }

    /// <summary>Two batches, whose rows meet in all the ways that matter; the formula sees a row of one after one of the other.</summary>
    private static EdgeCase Twin(string name, Func<double[], double> value, params (string, object)[] arguments)
    {
        // A 0 stands in rows of nothing else: there differences are taken over less than the least length.
        double[][] rows = [.. FiniteAndNaN.Select(r => r.All(x => Abs(x) < 1e-20) ? r : [.. r.Select(x => x == 0 ? 0.25 : x)])];
        NumberArray[] sides =
        [
            EdgeNumbers.Batch([.. rows, .. rows]), EdgeNumbers.Batch([.. rows, .. rows.Skip(1), rows[0]]),
        ];
        return new(name, sides, x => new([x[0].Shape[0]], [.. RowsOf(x[0]).Zip(RowsOf(x[1]), (a, b) => value([.. a, .. b]))]))
        {
            Arguments = arguments,
            Absolute = (x, o) => 3e-7 * Max(1, RowsOf(x[0]).Concat(RowsOf(x[1])).ElementAt(o).Max(Finite)),
            Scale = 1e-12,
        };
    }

    private static (double[] Left, double[] Right) Halves(double[] both) => (both[..(both.Length / 2)], both[(both.Length / 2)..]);

    private static double Cosine(double[] both, double epsilon)
    {
        (double[] a, double[] b) = Halves(both);
        return a.Zip(b, (x, y) => x * y).Sum() / (Max(Length(a, 2), (float)epsilon) * Max(Length(b, 2), (float)epsilon));
    }

    private static double Distance(double[] both, double p, double epsilon)
    {
        (double[] a, double[] b) = Halves(both);
        return Length([.. a.Zip(b, (x, y) => x - y + epsilon)], p);
    }

    private static EdgeCase Contrast(double temperature, bool symmetric)
    {
        NumberArray x = EdgeNumbers.Batch([[0, 0, 0], EdgeNumbers.Floats(1, 2, -0.5), [5, 5, 5], [-1000, 20, 3]]);
        NumberArray y = EdgeNumbers.Batch([EdgeNumbers.Floats(1, 1, 0.5), EdgeNumbers.Floats(1, 2, 1), [0, 0, 0], [1000, -20, 3]]);
        return new("InfoNce", [x, y], at => new([], [symmetric
            ? (Side(at[0], at[1]) + Side(at[1], at[0])) / 2
            : Side(at[0], at[1])]))
        {
            Arguments = [("temperature", temperature), ("symmetric", symmetric)],
            Relative = 1e-5,
            Mixes = true,
            Scale = 1e-9,
        };

        double Side(NumberArray a, NumberArray b)
        {
            double[][] left = [.. RowsOf(a).Select(r => Unit(r, 2, 1e-12))], right = [.. RowsOf(b).Select(r => Unit(r, 2, 1e-12))];
            return left.Select((row, i) => -LogSoftmax([.. right.Select(other => row.Zip(other, (p, q) => p * q).Sum() / temperature)])[i]).Average();
        }
    }

    private static EdgeCase Embedding(double margin)
    {
        EdgeCase twin = Twin("CosineEmbedding", _ => 0);
        var target = new NumberArray([twin.Operands[0].Shape[0]], [.. Enumerable.Range(0, twin.Operands[0].Shape[0]).Select(i => i % 2 == 0 ? 1.0 : -1)]);
        return twin with
        {
            Operands = [.. twin.Operands, target],
            Value = x => new(target.Shape, [.. RowsOf(x[0]).Zip(RowsOf(x[1]), (a, b) => Cosine([.. a, .. b], 1e-8))
                .Zip(x[2].Data, (cosine, t) => t == 1 ? 1 - cosine : Max(0, cosine - margin))]),
            Arguments = [("margin", margin), ("reduction", "None")],
        };
    }

    private static EdgeCase Triplet(double margin, double p, bool swap)
    {
        EdgeCase twin = Twin("TripletMargin", _ => 0);
        NumberArray third = EdgeNumbers.Batch([.. RowsOf(twin.Operands[1]).Reverse()]);
        return twin with
        {
            Operands = [.. twin.Operands, third],
            Value = x => new([third.Shape[0]], [.. RowsOf(x[0]).Zip(RowsOf(x[1]), RowsOf(x[2])).Select(rows => Missed(rows.First, rows.Second, rows.Third))]),
            Arguments = [("margin", margin), ("p", p), ("swap", swap), ("reduction", "None")],
            Scale = 1,
            Absolute = (_, _) => 1e-3,
        };

        double Missed(double[] a, double[] b, double[] c)
        {
            double far = Distance([.. a, .. c], p, 1e-6);
            far = swap ? Min(far, Distance([.. b, .. c], p, 1e-6)) : far;
            return Max(0, Distance([.. a, .. b], p, 1e-6) - far + margin);
        }
    }

    private static IEnumerable<EdgeCase> Ranking()
    {
        foreach (double margin in (double[])[0, 0.5])
        {
            NumberArray[] grid = EdgeNumbers.Grid(EdgeNumbers.Few, EdgeNumbers.Few);
            var target = new NumberArray(grid[0].Shape, [.. grid[0].Data.Select((_, i) => i % 3 == 0 ? -1.0 : 1)]);
            yield return new("MarginRanking", [.. grid, target], x => new(
                x[2].Shape, [.. x[2].Data.Select((_, i) => Max(0, margin - (x[2].Data[i] * (x[0].Data[i] - x[1].Data[i]))))]))
            {
                Arguments = [("margin", margin), ("reduction", "None")],
                IsElementwise = true,
            };
        }
    }
}
