using Ml.Testing.Gradients;
using Ml.Testing.Oracle;

namespace Ml.Conformance.Tests.Edges;

/// <summary>The numbers that operators fail at, alone and in rows.</summary>
internal static class EdgeNumbers
{
    private const double Infinity = double.PositiveInfinity, NaN = double.NaN;

    /// <summary>Zeros, denormals, the usual, what saturates, what overflows, infinities and NaN; an odd number of them.</summary>
    public static double[] Scalars { get; } = Floats(
        0, -0.0, 1e-45, -1e-40, 1e-30, 1e-7, -1e-7, 1e-3, 0.1, -0.1, 0.25, 0.5, -0.5, 0.9999999, -0.9999999, 1, -1, 1.5, 2, -2,
        3, -3, 3.5, 4.5, 6, -6, 9, -9, 10, 20, -20, 88, -88, 95, -104, 1000, -1000, 1e10, -1e10, 3e38, Infinity, -Infinity, NaN);

    /// <summary>Fewer, for grids.</summary>
    public static double[] Few { get; } = Floats(
        0, -0.0, -1e-40, 1e-7, 0.3, 0.5, -0.5, 1, -1, 2, -2.5, 20, -20, 1000, -1000, Infinity, -Infinity, NaN);

    /// <summary>Those of them that are numbers.</summary>
    public static double[] Finite { get; } = [.. Few.Where(double.IsFinite)];

    /// <summary>Rows of five: regular, zero, constant, far apart, tied, denormal, with infinities and NaN.</summary>
    public static double[][] Rows { get; } =
    [
        .. FiniteRows(),
        [-Infinity, 1, 2, 3, 4], [-Infinity, -Infinity, -Infinity, -Infinity, -Infinity], [Infinity, 0, 1, -2, 3],
        [0, Infinity, 1, Infinity, -5], [Infinity, 1, -Infinity, 2, 0], [1, NaN, 2, 3, -1], [NaN, Infinity, -Infinity, 0, 1],
    ];

    /// <summary>The rows whose numbers are all finite.</summary>
    public static double[][] FiniteRows() =>
    [
        Floats(0.5, -1.25, 2, 0.75, -0.3), Floats(1.1, 0.2, -0.7, 1.9, 0.4),
        [0, 0, 0, 0, 0], [-0.0, 0, -0.0, 0, 0], Floats(0.1, 0.1, 0.1, 0.1, 0.1), [5, 5, 5, 5, 5],
        Floats(-1000.1, -1000.1, -1000.1, -1000.1, -1000.1), [20, -20, 20, -20, 0], [1000, -1000, 0, 1, 2], [2, 2, 1, 1, 2],
        Floats(1e-40, -1e-42, 3e-45, 0, 1e-41), Floats(0, 0, 3, 0, 0), Floats(1e-4, 2e-4, -1e-4, 3e-4, 0),
    ];

    /// <summary>A batch of rows, [rows, 5].</summary>
    public static NumberArray Batch(params double[][] rows) => new([rows.Length, rows[0].Length], [.. rows.SelectMany(r => r)]);

    public static NumberArray Vector(params double[] numbers) => new([numbers.Length], numbers);

    /// <summary>Numbers between -2 and 2, no two alike.</summary>
    public static NumberArray Regular(int seed, params int[] shape) => new(
        shape, Floats([.. Enumerable.Range(0, NumberArray.Count(shape)).Select(i => GradientCheck.Number(seed, i))]));

    /// <summary>Every pair of a grid, as two vectors.</summary>
    public static NumberArray[] Grid(double[] left, double[] right) =>
    [
        Vector([.. left.SelectMany(l => right.Select(_ => l))]), Vector([.. left.SelectMany(_ => right)]),
    ];

    /// <summary>As floats hold them.</summary>
    public static double[] Floats(params double[] numbers) => [.. numbers.Select(n => (double)(float)n)];
}
