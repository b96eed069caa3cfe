using Ml.Testing.Oracle;
using static System.Math;

namespace Ml.Conformance.Tests.Edges;

internal static partial class EdgeTable
{
    // Rows that hold anything, each with a class that counts; then the worst of them again, to be ignored.
    private static double[][] Scores { get; } =
    [
        .. EdgeNumbers.FiniteRows(), [-Infinity, 1, 2, 3, 4], [-Infinity, 1, -Infinity, 3, 4], [1, NaN, 2, 3, -1], [Infinity, 0, 1, -2, 3],
        [Infinity, 0, 1, -2, 3], [-Infinity, -Infinity, -Infinity, -Infinity, -Infinity],
        [NaN, NaN, NaN, NaN, NaN], [Infinity, -Infinity, NaN, 0, 1], [-Infinity, -Infinity, -Infinity, -Infinity, -Infinity], [1, 2, 3, 4, 5],
    ];

    private const int IgnoredRows = 4;

    private static NumberArray Labels(int ignored)
    {
        int[] labels = [.. Scores.Select((_, i) => i >= Scores.Length - IgnoredRows ? ignored : i % 5)];
        int[] special = [2, 2, 4, 0, 1, 3];
        special.CopyTo(labels, Scores.Length - IgnoredRows - special.Length);
        return EdgeNumbers.Vector([.. labels.Select(l => (double)l)]);
    }

    private static IEnumerable<EdgeCase> ClassLosses()
    {
        double[] weights = [1, 0.5, 2, 0, 1.5];
        yield return Classes("CrossEntropy", -1, (row, label) => -LogSoftmax(row)[label]);
        yield return Classes("CrossEntropy", 4, (row, label) => -LogSoftmax(row)[label], ("ignore", 4));
        yield return Classes("CrossEntropy", -1, (row, label) => Smoothed(row, label, 0.1), ("smoothing", 0.1));
        yield return Classes("CrossEntropy", -1, (row, label) => Weigh(weights[label], -LogSoftmax(row)[label])) with
        {
            Operands = [EdgeNumbers.Batch(Scores), Labels(-1), EdgeNumbers.Vector(weights)],
            Value = x => OfClasses(x, -1, (row, label) => Weigh(x[2].Data[label], -LogSoftmax(row)[label])),
        };
        yield return Classes("NegativeLogLikelihood", -1, (row, label) => -row[label]);
        yield return Classes("NegativeLogLikelihood", 0, (row, label) => -row[label], ("ignore", 0));
        yield return Classes("NegativeLogLikelihood", -1, (row, label) => -row[label]) with
        {
            Operands = [EdgeNumbers.Batch(Scores), Labels(-1), EdgeNumbers.Vector(weights)],
            Value = x => OfClasses(x, -1, (row, label) => Weigh(x[2].Data[label], -row[label])),
        };
        foreach ((double margin, int power) in ((double, int)[])[(1, 1), (0.5, 2)])
        {
            yield return Classes("MultiMargin", -7, (row, label) => Margin(row, label, margin, power), ("margin", margin), ("power", power)) with
            {
                Operands = [EdgeNumbers.Batch(Scores), EdgeNumbers.Vector([.. Scores.Select((_, i) => (double)(i % 5))])],
            };
        }

        yield return Image("CrossEntropy", (row, label) => -LogSoftmax(row)[label]);
        yield return Image("NegativeLogLikelihood", (row, label) => -row[label]);

        // Ignored rows do not count in the mean; nor does what they hold.
        yield return Averaged("CrossEntropy", (row, label) => -LogSoftmax(row)[label]);
        yield return Averaged("NegativeLogLikelihood", (row, label) => -row[label]);
        yield return OfProbabilities();
    }

    private static EdgeCase Classes(string name, int ignored, Func<double[], int, double> value, params (string, object)[] arguments) => new(
        name, [EdgeNumbers.Batch(Scores), Labels(ignored)], x => OfClasses(x, ignored, value))
    {
        Arguments = [.. arguments, ("reduction", "None")],
        Integers = [1],
        Absolute = (x, o) => 5e-7 * Max(1, RowsOf(x[0]).ElementAt(o).Max(Finite)),
    };

    /// <summary>The rows as the places of an image, with the classes along axis 1: other kernels.</summary>
    private static EdgeCase Image(string name, Func<double[], int, double> value)
    {
        EdgeCase flat = Classes(name, -1, value, ("axis", 1));
        NumberArray scores = Transposed(flat.Operands[0]);
        return flat with
        {
            Operands = [scores.Reshape([1, .. scores.Shape]), flat.Operands[1].Reshape([1, scores.Shape[1]])],
            Value = x => OfClasses([Transposed(x[0].Reshape(scores.Shape)), x[1]], -1, value),
            Absolute = (x, o) => flat.Absolute([Transposed(x[0].Reshape(scores.Shape))], o),
            IsCore = true,
        };
    }

    private static NumberArray OfClasses(NumberArray[] x, int ignored, Func<double[], int, double> value) => new(
        x[1].Shape, [.. RowsOf(x[0]).Zip(x[1].Data, (row, label) => (int)label == ignored ? 0 : value(row, (int)label))]);

    private static double Smoothed(double[] row, int label, double smoothing)
    {
        double[] logs = LogSoftmax(row);
        return -((1 - smoothing) * logs[label]) - (smoothing * logs.Average());
    }

    private static double Margin(double[] row, int label, double margin, int power) => row
        .Where((_, c) => c != label).Sum(x => Pow(Max(0, margin - row[label] + x), power)) / row.Length;

    private static EdgeCase Averaged(string name, Func<double[], int, double> value)
    {
        double[][] rows = [.. EdgeNumbers.FiniteRows(), [NaN, NaN, NaN, NaN, NaN], [Infinity, -Infinity, NaN, 0, 1]];
        NumberArray labels = EdgeNumbers.Vector([.. rows.Select((_, i) => i >= rows.Length - 2 ? -1.0 : i % 5)]);
        return new(name, [EdgeNumbers.Batch(rows), labels], x => new([], [OfClasses(x, -1, value).Data.Sum() / x[1].Data.Count(l => l >= 0)]))
        {
            Arguments = [("reduction", "Mean")],
            Integers = [1],
            Absolute = (_, _) => 1e-4,
            IsCore = true,
        };
    }

    private static EdgeCase OfProbabilities()
    {
        double[][] rows = [.. EdgeNumbers.FiniteRows(), [-Infinity, 1, 2, 3, 4]];
        NumberArray target = EdgeNumbers.Batch([.. rows.Select((r, i) => i == rows.Length - 1 ? EdgeNumbers.Floats(0, 0.5, 0, 0.25, 0.25) : EdgeNumbers.Floats(0.5, 0, 0, 0.5, 0))]);
        return new("CrossEntropy", [EdgeNumbers.Batch(rows), target], x => new(
            [rows.Length], [.. RowsOf(x[0]).Zip(RowsOf(x[1]), (row, t) => -LogSoftmax(row).Zip(t, (log, share) => Weigh(share, log)).Sum())]))
        {
            Arguments = [("reduction", "None")],
            Absolute = (_, _) => 1e-3,
        };
    }
}
