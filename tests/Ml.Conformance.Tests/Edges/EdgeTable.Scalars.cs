using Ml.Runtime.Tests.Support;
using static System.Math;

namespace Ml.Conformance.Tests.Edges;

internal static partial class EdgeTable
{
    private static readonly double RootOfPi = Sqrt(PI);

    private static IEnumerable<EdgeCase> Scalars() =>
    [
        Scalar("Abs", Abs, x => Sign(x)),
        Scalar("Acos", Acos, x => -1 / Sqrt((1 - x) * (1 + x))),
        Scalar("Acosh", Acosh, x => 1 / (Sqrt(x - 1) * Sqrt(x + 1))),
        Scalar("Asin", Asin, x => 1 / Sqrt((1 - x) * (1 + x))),
        Scalar("Asinh", Asinh, x => 1 / Sqrt((x * x) + 1)),
        Scalar("Atan", Atan, x => 1 / ((x * x) + 1)),
        Scalar("Atanh", Atanh, x => 1 / ((1 - x) * (1 + x))),
        Scalar("Ceiling", Ceiling, _ => 0),
        Scalar("Cos", Cos, x => -Sin(x)),
        Scalar("Cosh", Cosh, Sinh),
        Scalar("Erf", x => double.IsInfinity(x) || Abs(x) > 6 ? Sign(x) : Reference.Erf(x), x => 2 / RootOfPi * Exp(-x * x)),
        Scalar("Erfc", Complement, x => -2 / RootOfPi * Exp(-x * x)) with { Absolute = (_, _) => 3e-45, SlopeAbsolute = 1e-44 },
        Scalar("Exp", Exp, Exp),
        Scalar("Expm1", x => double.IsInfinity(x) ? Exp(x) - 1 : Reference.Expm1(x), Exp),
        Scalar("Floor", Floor, _ => 0),
        Scalar("Log", Log, x => 1 / x),
        Scalar("Log10", Log10, x => 1 / (x * Log(10))),
        Scalar("Log1p", Reference.Log1p, x => 1 / (1 + x)),
        Scalar("Log2", Log2, x => 1 / (x * Log(2))),
        Scalar("Negate", x => -x, _ => -1),
        Scalar("Reciprocal", x => 1 / x, x => -1 / (x * x)),
        Scalar("Round", x => Round(x, MidpointRounding.ToEven), _ => 0),
        // 1 / sqrt(x)^3 rather than x^-1.5: what denormals overflow in.
        Scalar("Rsqrt", x => 1 / Sqrt(x), x => double.IsNegative(x) ? NaN : -0.5 / (x * Sqrt(x))),
        Scalar("Sign", x => double.IsNaN(x) ? x : Sign(x), _ => 0),
        Scalar("Sin", Sin, Cos),
        Scalar("Sinh", Sinh, Cosh),
        Scalar("Sqrt", Sqrt, x => 0.5 / Sqrt(x)),
        Scalar("Square", x => x * x, x => 2 * x),
        Scalar("StopGradient", x => x, _ => 0),
        Scalar("Tan", Tan, x => 1 + (Tan(x) * Tan(x))),
        Scalar("Tanh", Tanh, x => 1 / (Cosh(x) * Cosh(x))).Cancels(),
        Scalar("Truncate", Truncate, _ => 0),
        .. Powers(),
    ];

    private static IEnumerable<EdgeCase> Powers()
    {
        // x^0.5 is the square root, which has none of -infinity.
        foreach (double y in (double[])[0, 1, 2, 0.5, -1, 3, -0.5, 1.5, 0.25])
        {
            yield return Scalar(
                "Power", x => y == 0.5 ? Sqrt(x) : Pow(x, y), x => y == 0 ? 0 : y * (y == 1.5 ? Sqrt(x) : Pow(x, y - 1))) with
            {
                Constants = [y],
                IsCore = y is 0 or 0.5 or -1,
                Operands = [EdgeNumbers.Vector([.. EdgeNumbers.Scalars.Where(x => Abs(x) < 1e15 || !double.IsFinite(x))])],
            };
        }
    }

    private static double Complement(double x) => x < -6 ? 2 : Reference.Erfc(x);

    private static IEnumerable<EdgeCase> Activations() =>
    [
        Scalar("Celu", x => Saturating(x, 1, 1), x => x > 0 ? 1 : Exp(x)),
        Scalar("Celu", x => Saturating(x, 0.5, 0.5), x => x > 0 ? 1 : Exp(2 * x), ("alpha", 0.5)),
        Scalar("Clamp", x => x, _ => 1),
        Scalar("Clamp", x => x < -1 ? -1 : x > 0.5 ? 0.5 : x, x => x is < -1 or > 0.5 ? 0 : 1, ("low", -1), ("high", 0.5)),
        Scalar("Clamp", x => x < 0 ? 0 : x, x => x < 0 ? 0 : 1, ("low", 0)),
        Scalar("Dropout", x => x, _ => 1, ("rate", 0.5)) with { IsRandom = true },
        Scalar("Dropout", x => x, _ => 1, ("rate", 0)),
        Scalar("Elu", x => Saturating(x, 1, 1), x => x > 0 ? 1 : Exp(x)),
        Scalar("Elu", x => Saturating(x, -2, 1), x => x > 0 ? 1 : -2 * Exp(x), ("alpha", -2)),
        Scalar("Gelu", x => Gate(x, (1 + Reference.Erf(Clip(x / Sqrt(2), 9))) / 2), GeluSlope).Cancels(3e-7),
        Scalar("Gelu", x => Gate(x, (1 + Tanh(Inner(x))) / 2), TanhGeluSlope, ("tanh", true)).Cancels(3e-7),
        Scalar("HardShrink", x => Abs(x) <= 0.5 ? 0 : x, x => Abs(x) <= 0.5 ? 0 : 1),
        Scalar("HardShrink", x => x, x => x == 0 ? 0 : 1, ("lambda", 0)),
        Scalar("HardSigmoid", x => Clip01((x / 6) + 0.5), x => x is > -3 and < 3 ? 1 / 6.0 : 0),
        Scalar("HardSwish", x => x < -3 ? 0 : x <= 3 ? x * (x + 3) / 6 : x, x => x < -3 ? 0 : x <= 3 ? ((2 * x) + 3) / 6 : 1).Cancels(),
        Scalar("HardTanh", x => x < -1 ? -1 : x > 1 ? 1 : x, x => x is > -1 and < 1 ? 1 : 0),
        Scalar("HardTanh", x => x < 0 ? 0 : x > 3 ? 3 : x, x => x is > 0 and < 3 ? 1 : 0, ("low", 0), ("high", 3)),
        Scalar("LeakyRelu", x => x > 0 ? x : 0.01 * x, x => x > 0 ? 1 : 0.01),
        Scalar("LeakyRelu", x => x > 0 ? x : -0.5 * x, x => x > 0 ? 1 : -0.5, ("slope", -0.5)),
        Scalar("LogSigmoid", x => -SoftplusOf(-x), x => Reference.Sigmoid(-x)).Cancels(),
        Scalar("Mish", x => Gate(x, Tanh(SoftplusOf(x))), MishSlope).Cancels(3e-7),
        Scalar("Relu", x => x > 0 || double.IsNaN(x) ? x : 0, x => x > 0 ? 1 : 0),
        Scalar("Relu6", x => x < 0 ? 0 : x > 6 ? 6 : x, x => x is > 0 and < 6 ? 1 : 0),
        Scalar("Selu", x => 1.0507009873554805 * Saturating(x, 1.6732632423543772, 1),
            x => 1.0507009873554805 * (x > 0 ? 1 : 1.6732632423543772 * Exp(x))),
        Scalar("Sigmoid", Reference.Sigmoid, x => Reference.Sigmoid(x) * Reference.Sigmoid(-x)).Cancels() with { Absolute = (_, _) => 1e-44 },
        Scalar("Silu", x => Gate(x, Reference.Sigmoid(x)), SiluSlope).Cancels(3e-7) with { Absolute = (_, _) => 1e-40 },
        Scalar("SoftShrink", SoftShrink(0.5), x => Abs(x) > 0.5 ? 1 : 0),
        Scalar("SoftShrink", SoftShrink(0), x => x == 0 ? 0 : 1, ("lambda", 0)),
        Scalar("Softplus", x => x > 20 ? x : SoftplusOf(x), Reference.Sigmoid).Cancels() with { Absolute = (_, _) => 1e-38 },
        Scalar("Softplus", x => 2 * x > 5 ? x : SoftplusOf(2 * x) / 2, x => 2 * x > 5 ? 1 : Reference.Sigmoid(2 * x), ("beta", 2), ("threshold", 5)).Cancels(),
        Scalar("Softsign", x => double.IsInfinity(x) ? Sign(x) : x / (1 + Abs(x)), x => 1 / ((1 + Abs(x)) * (1 + Abs(x)))).Cancels() with { Absolute = (_, _) => 1e-44 },
        Scalar("TanhShrink", x => x - Tanh(x), x => Tanh(x) * Tanh(x)).Cancels(),
        Scalar("Threshold", x => x <= 0.5 ? 0 : x, x => x <= 0.5 ? 0 : 1, ("threshold", 0.5)),
        Scalar("Threshold", x => x <= -1 ? 7 : x, x => x <= -1 ? 0 : 1, ("threshold", -1), ("value", 7)),
    ];

    private static double Saturating(double x, double alpha, double scale) =>
        x > 0 ? x : alpha * (double.IsInfinity(x) ? -1 : Reference.Expm1(x / scale));

    /// <summary>A product in which the gate's 0 wins.</summary>
    private static double Gate(double x, double gate) => Weigh(gate, x);

    private static double Clip(double x, double limit) => Max(-limit, Min(limit, x));

    private static double Clip01(double x) => Max(0, Min(1, x));

    private static double SoftplusOf(double x) => x > 40 ? x : Reference.Log1p(Exp(x));

    private static double Inner(double x) => Sqrt(2 / PI) * (x + (0.044715 * x * x * x));

    private static Func<double, double> SoftShrink(double lambda) =>
        x => x > lambda ? x - lambda : x < -lambda ? x + lambda : double.IsNaN(x) ? x : 0;

    private static double GeluSlope(double x) =>
        ((1 + Reference.Erf(Clip(x / Sqrt(2), 9))) / 2) + Gate(x, Exp(-x * x / 2) / Sqrt(2 * PI));

    private static double TanhGeluSlope(double x)
    {
        double t = Tanh(Inner(x)), inner = Sqrt(2 / PI) * (1 + (3 * 0.044715 * x * x));
        return ((1 + t) / 2) + Gate(x, Weigh(1 - (t * t), inner) / 2);
    }

    private static double MishSlope(double x)
    {
        double t = Tanh(SoftplusOf(x));
        return t + Gate(x, (1 - (t * t)) * Reference.Sigmoid(x));
    }

    private static double SiluSlope(double x) =>
        Reference.Sigmoid(x) + Gate(x, Reference.Sigmoid(x) * Reference.Sigmoid(-x));
}
