using Ml.Runtime.Tests.Support;
using Ml.Testing.Oracle;
using static System.Math;

namespace Ml.Conformance.Tests.Edges;

internal static partial class EdgeTable
{
    /// <summary>A loss of element and target, unreduced at every pair, then averaged and added up over numbers.</summary>
    private static IEnumerable<EdgeCase> Loss(
        string name, double[] predictions, double[] targets, Func<double, double, double> value, params (string, object)[] arguments)
    {
        var single = new EdgeCase(name, EdgeNumbers.Grid(predictions, targets), x => x[0].Zip(x[1], value))
        {
            Arguments = [.. arguments, ("reduction", "None")],
            IsElementwise = true,
        };
        yield return single;
        NumberArray[] numbers = EdgeNumbers.Grid([.. predictions.Where(p => Abs(p) < 30)], [.. targets.Where(t => Abs(t) < 30)]);
        bool[] fits = [.. numbers[0].Zip(numbers[1], value).Data.Select(double.IsFinite)];
        NumberArray[] finite = [.. numbers.Select(n => EdgeNumbers.Vector([.. n.Data.Where((_, i) => fits[i])]))];
        foreach (string reduction in (string[])["Mean", "Sum"])
        {
            yield return single with
            {
                Operands = finite,
                Value = x => new([], [x[0].Zip(x[1], value).Data.Sum() / (reduction == "Mean" ? x[0].Data.Length : 1)]),
                Arguments = [.. arguments, ("reduction", reduction)],
                Elements = x => x[0].Zip(x[1], value),
                Share = reduction == "Mean" ? 1.0 / finite[0].Data.Length : 1,
                Absolute = (_, _) => 1e-6,
            };
        }
    }

    private static double[] Signs { get; } = [-1, 1];

    private static double[] Probabilities { get; } = EdgeNumbers.Floats(0, 1e-40, 1e-13, 0.25, 0.5, 0.9999999, 1, NaN);

    private static double[] Shares { get; } = EdgeNumbers.Floats(0, 0.3, 1);

    private static IEnumerable<EdgeCase> Losses() =>
    [
        .. Loss("MeanSquaredError", EdgeNumbers.Few, EdgeNumbers.Few, (x, t) => (x - t) * (x - t)),
        .. Loss("MeanAbsoluteError", EdgeNumbers.Few, EdgeNumbers.Few, (x, t) => Abs(x - t)),
        .. Loss("Huber", EdgeNumbers.Few, EdgeNumbers.Few, (x, t) => HuberOf(Abs(x - t), 1)),
        .. Loss("Huber", EdgeNumbers.Few, EdgeNumbers.Finite, (x, t) => HuberOf(Abs(x - t), 0.25), ("delta", 0.25)),
        .. Loss("SmoothL1", EdgeNumbers.Few, EdgeNumbers.Few, (x, t) => HuberOf(Abs(x - t), 1)),
        .. Loss("SmoothL1", EdgeNumbers.Few, EdgeNumbers.Finite, (x, t) => HuberOf(Abs(x - t), 2) / 2, ("beta", 2)),
        .. Loss("LogCosh", EdgeNumbers.Few, EdgeNumbers.Few, (x, t) => LogCoshOf(Abs(x - t))),
        .. Loss("Hinge", EdgeNumbers.Few, Signs, (x, t) => Max(0, 1 - (x * t))),
        .. Loss("Hinge", EdgeNumbers.Few, Signs, (x, t) => Pow(Max(0, 0.5 - (x * t)), 2), ("margin", 0.5), ("power", 2)),
        .. Loss("HingeEmbedding", EdgeNumbers.Few, Signs, (x, t) => t == 1 ? x : Max(0, 1 - x)),
        .. Loss("HingeEmbedding", EdgeNumbers.Few, Signs, (x, t) => t == 1 ? x : Max(0, 2 - x), ("margin", 2)),
        .. Loss("SoftMargin", EdgeNumbers.Few, Signs, (x, t) => SoftplusOf(-x * t)),
        .. Loss("PoissonNll", EdgeNumbers.Few, [0, 1, 3], (x, t) => double.IsPositiveInfinity(x) ? x : Exp(x) - Weigh(t, x)).Select(Rounded)
            .Select(c => c with { Slope = (k, at) => k == 0 ? Exp(at[0]) - at[1] : double.IsPositiveInfinity(at[0]) ? NaN : -at[0], SlopeAbsolute = 1e-6 }),
        .. Loss("PoissonNll", NotNegative, [0, 1, 3], (x, t) => x - Weigh(t, Log(x + 1e-8)), ("log", false)).Select(Rounded)
            .Select(c => c with { Slope = (k, at) => k == 0 ? 1 - (at[1] / (at[0] + 1e-8)) : -Log(at[0] + 1e-8), SlopeAbsolute = 1e-6 }),
        .. Loss("PoissonNll", NotNegative, [0, 1, 3], (x, t) => x - Weigh(t, Log(x + 0.5)), ("log", false), ("epsilon", 0.5)).Select(Rounded),
        .. Loss("BinaryCrossEntropy", EdgeNumbers.Few, Shares, (x, t) => Weigh(t, SoftplusOf(-x)) + Weigh(1 - t, SoftplusOf(x))).Select(Rounded),
        .. Weighed("BinaryCrossEntropy", EdgeNumbers.Few, [0, 2.5], (x, t, w) => double.IsNaN(x) ? x : Weigh(w * t, SoftplusOf(-x)) + Weigh(1 - t, SoftplusOf(x))).Select(Rounded),
        .. Loss("ProbabilityCrossEntropy", Probabilities, Shares, ProbabilityLoss).Select(WithProbabilitySlope),
        .. Weighed("ProbabilityCrossEntropy", Probabilities, [0, 2.5], (x, t, w) => w * ProbabilityLoss(x, t)).Select(WithProbabilitySlope),
        .. ((double[])[2, 0, 0.5, 1]).SelectMany(gamma => Loss("Focal", EdgeNumbers.Few, [0, 1], (x, t) => FocalOf(x * (1 - (2 * t)), (t * 0.25) + ((1 - t) * 0.75), gamma), ("gamma", gamma)).Select(Rounded)),
        .. Loss("Focal", EdgeNumbers.Few, [0, 1], (x, t) => FocalOf(x * (1 - (2 * t)), (t * 0.9) + ((1 - t) * 0.1), 2), ("alpha", 0.9)).Select(Rounded),
        .. Loss("KlDivergence", EdgeNumbers.Few, NotNegative, (x, t) => Weigh(t, Log(t) - x)).Select(Rounded)
            .Select(c => c with { Slope = (k, at) => k == 0 ? -at[1] : Log(at[1]) + 1 - at[0], SlopeAbsolute = 1e-5 }),
        .. Loss("KlDivergence", EdgeNumbers.Few, [.. NotNegative.Where(t => t < 80).Select(t => -t), -Infinity], (x, t) => Weigh(Exp(t), t - x), ("log", true)).Select(Rounded),
        PerExample(),
        .. Gaussian(),
        .. Masks(),
    ];

    private static double[] NotNegative { get; } = EdgeNumbers.Floats(0, 1e-40, 1e-7, 0.3, 0.5, 1, 2.5, 20, 1000, Infinity, NaN);

    // Terms that cancel leave the rounding of the larger.
    private static EdgeCase Rounded(EdgeCase c) => c with { Absolute = (x, o) => 2e-6 * (c.Elements is null ? Max(1, Finite(x[0].Data[o])) : 10) };

    private static double HuberOf(double d, double delta) => d < delta ? d * d / 2 : delta * (d - (delta / 2));

    private static double LogCoshOf(double d) => d > 20 ? d - Log(2) : Reference.Log1p(2 * Pow(Sinh(d / 2), 2));

    // The logit towards what is false.
    private static double FocalOf(double towards, double alpha, double gamma) =>
        alpha * Pow(Reference.Sigmoid(towards), gamma) * SoftplusOf(towards);

    private static double ProbabilityLoss(double p, double t) =>
        -((t * Max(Log(p), -100)) + ((1 - t) * Max(Reference.Log1p(-p), -100)));

    // As torch has it: finite at the ends, 0 where the end is right.
    private static EdgeCase WithProbabilitySlope(EdgeCase c) => c with
    {
        Slope = (operand, at) => (at.Length > 2 ? operand == 2 ? 1 : at[2] : 1) * (operand switch
        {
            0 => (at[0] - at[1]) / Max(at[0] * (1 - at[0]), (float)1e-12),
            1 => Max(Reference.Log1p(-at[0]), -100) - Max(Log(at[0]), -100),
            _ => ProbabilityLoss(at[0], at[1]),
        }),
        SlopeAbsolute = 1e-6,
        Absolute = (_, _) => 1e-5,
    };

    private static IEnumerable<EdgeCase> Weighed(string name, double[] predictions, double[] weights, Func<double, double, double, double> value)
    {
        NumberArray[] grid = EdgeNumbers.Grid([.. predictions.SelectMany(p => weights.Select(_ => p))], Shares);
        var weight = new NumberArray(grid[0].Shape, [.. grid[0].Data.Select((_, i) => weights[i / Shares.Length % weights.Length])]);
        yield return new(name, [.. grid, weight], x => new(x[0].Shape, [.. x[0].Data.Select((p, i) => value(p, x[1].Data[i], x[2].Data[i]))]))
        {
            Arguments = [("reduction", "None")],
            IsElementwise = true,
        };
    }

    private static EdgeCase PerExample()
    {
        NumberArray x = EdgeNumbers.Regular(3, 3, 2);
        return new("KlDivergence", [x, x.Select(v => v < 0 ? 0 : v)], at => new([], [at[0].Zip(at[1], (p, t) => Weigh(t, Log(t) - p)).Data.Sum() / 3]))
        {
            Arguments = [("perExample", true)],
            IsElementwise = true,
            Share = 1 / 3.0,
            SlopeAbsolute = 1e-6,
            Elements = at => at[0].Zip(at[1], (p, t) => Weigh(t, Log(t) - p)),
            Slope = (k, at) => k == 0 ? -at[1] : Log(at[1]) + 1 - at[0],
        };
    }

    private static IEnumerable<EdgeCase> Gaussian()
    {
        foreach (double epsilon in (double[])[1e-6, 0.5])
        {
            NumberArray[] grid = EdgeNumbers.Grid(EdgeNumbers.Floats(0, 1, -2.5, 1000, NaN), NotNegative);
            NumberArray target = grid[0].Select(_ => 1);
            yield return new("GaussianNll", [grid[0], target, grid[1]], x => new(
                target.Shape, [.. target.Data.Select((_, i) => Nll(x[0].Data[i] - x[1].Data[i], Max(x[2].Data[i], (float)epsilon)))]))
            {
                Arguments = [("epsilon", epsilon), ("reduction", "None")],
                IsElementwise = true,
                // Below epsilon the slope is that at it.
                Slope = (operand, at) =>
                {
                    double d = at[0] - at[1], v = Max(at[2], (float)epsilon);
                    return operand switch { 0 => d / v, 1 => -d / v, _ => (1 - (d * d / v)) / v / 2 };
                },
                Absolute = (_, _) => 1e-6,
                SlopeAbsolute = 1e-6,
            };
        }

        static double Nll(double d, double v) => (Log(v) + (d * d / v)) / 2;
    }

    private static IEnumerable<EdgeCase> Masks()
    {
        // Pairs of rows: logits and masks, both sides empty, full, right and wrong.
        double[][] logits = [[-1000, -1000, -1000], [1000, 1000, 1000], [20, -20, 0], [0.5, -1, 2], [-1000, 1000, NaN], [-Infinity, Infinity, 0]];
        NumberArray x = EdgeNumbers.Batch([.. logits, .. logits]);
        NumberArray t = new(x.Shape, [.. x.Data.Select((_, i) => i < x.Data.Length / 2 ? 0.0 : i % 2)]);
        foreach (double smooth in (double[])[1, 0])
        {
            yield return Mask("Dice", (p, m) => ((2 * Dot(p, m)) + smooth, p.Sum() + m.Sum() + smooth), ("smooth", smooth));
            yield return Mask("Tversky", (p, m) => TverskyOf(p, m, 0.5, 0.5, smooth), ("smooth", smooth));
        }

        yield return Mask("Tversky", (p, m) => TverskyOf(p, m, 0.25, 2, 1), ("alpha", 0.25), ("beta", 2));
        yield return Mask("Dice", (p, m) => ((2 * Dot(p, m)) + 1, p.Sum() + m.Sum() + 1), ("perChannel", true)) with
        {
            Operands = [x.Reshape([6, 2, 3]), t.Reshape([6, 2, 3])],
            Value = at => new([6, 2], Ratios(at, (p, m) => ((2 * Dot(p, m)) + 1, p.Sum() + m.Sum() + 1))),
        };

        EdgeCase Mask(string name, Func<double[], double[], (double Top, double Bottom)> ratio, params (string, object)[] arguments) => new(
            name, [x, t], at => new([12], Ratios(at, ratio)))
        {
            Arguments = [.. arguments, ("reduction", "None")],
            Absolute = (_, _) => 1e-6,
        };

        static double[] Ratios(NumberArray[] at, Func<double[], double[], (double Top, double Bottom)> ratio) =>
            [.. RowsOf(at[0]).Zip(RowsOf(at[1]), (logit, mask) => ratio([.. logit.Select(v => Reference.Sigmoid(v))], mask))
                .Select(r => 1 - Weigh(r.Top, 1 / r.Bottom))];

        static double Dot(double[] p, double[] m) => p.Zip(m, (a, b) => a * b).Sum();

        static (double, double) TverskyOf(double[] p, double[] m, double alpha, double beta, double smooth)
        {
            double hit = Dot(p, m), alarm = p.Sum() - hit, miss = m.Sum() - hit;
            return (hit + smooth, hit + (alpha * alarm) + (beta * miss) + smooth);
        }
    }
}
