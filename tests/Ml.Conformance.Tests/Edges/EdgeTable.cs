using Ml.Testing.Oracle;

namespace Ml.Conformance.Tests.Edges;

/// <summary>The cases, by family. A new operator is one line in one of them.</summary>
internal static partial class EdgeTable
{
    private const double Infinity = double.PositiveInfinity, NaN = double.NaN;

    // Not before all the families' own numbers are there.
    private static readonly Lazy<IReadOnlyList<EdgeCase>> Table = new(() =>
    [
        .. Scalars(), .. Activations(), .. Pairs(), .. Conditions(), .. Rows(), .. Distances(), .. Norms(), .. Losses(),
        .. ClassLosses(), .. Moves(), .. Windows(), .. Contractions(),
    ]);

    public static IReadOnlyList<EdgeCase> All => Table.Value;

    /// <summary>A function of one number at every edge.</summary>
    private static EdgeCase Scalar(
        string name, Func<double, double> value, Func<double, double> slope, params (string, object)[] arguments) => new(
            name, [EdgeNumbers.Vector(EdgeNumbers.Scalars)], x => x[0].Select(value))
        {
            Arguments = arguments,
            IsElementwise = true,
            Slope = (_, at) => slope(at[0]),
        };

    /// <summary>Cancellation leaves errors of so many times the input (or 1, if that is larger).</summary>
    private static EdgeCase Cancels(this EdgeCase c, double share = 2e-7) => c with
    {
        Absolute = (x, o) => share * Math.Max(1, Finite(x[0].Data[o])),
        SlopeAbsolute = share,
    };

    private static double Finite(double x) => double.IsFinite(x) ? Math.Abs(x) : 1;

    private static NumberArray Select(this NumberArray x, Func<double, double> function) => new(x.Shape, [.. x.Data.Select(function)]);

    private static NumberArray Zip(this NumberArray x, NumberArray y, Func<double, double, double> function) =>
        new(x.Shape, [.. x.Data.Zip(y.Data, function)]);

    /// <summary>A product in which 0 wins.</summary>
    private static double Weigh(double weight, double x) => weight == 0 ? 0 : weight * x;
}
