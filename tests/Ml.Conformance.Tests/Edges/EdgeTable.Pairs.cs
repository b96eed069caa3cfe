using Ml.Testing.Oracle;
using static System.Math;

namespace Ml.Conformance.Tests.Edges;

internal static partial class EdgeTable
{
    /// <summary>A function of two numbers at every pair of edges.</summary>
    private static EdgeCase Pair(
        string name, Func<double, double, double> value, Func<int, double, double, double> slope, params (string, object)[] arguments) => new(
            name, EdgeNumbers.Grid(EdgeNumbers.Few, EdgeNumbers.Few), x => x[0].Zip(x[1], value))
        {
            Arguments = arguments,
            IsElementwise = true,
            Slope = (operand, at) => slope(operand, at[0], at[1]),
        };

    private static IEnumerable<EdgeCase> Pairs() =>
    [
        Pair("Add", (x, y) => x + y, (_, _, _) => 1),
        Pair("Subtract", (x, y) => x - y, (k, _, _) => k == 0 ? 1 : -1),
        Pair("Multiply", (x, y) => x * y, (k, x, y) => k == 0 ? y : x),
        Pair("Divide", (x, y) => x / y, (k, x, y) => k == 0 ? 1 / y : -Weigh(x, 1 / (y * y))),
        Pair("Maximum", Max, (k, x, y) => x == y ? 0.5 : x > y == (k == 0) ? 1 : 0),
        Pair("Minimum", Min, (k, x, y) => x == y ? 0.5 : x < y == (k == 0) ? 1 : 0),
        Pair("Power", Pow, PowerSlope) with { Operands = EdgeNumbers.Grid(EdgeNumbers.Few, Exponents) },
    ];

    private static double[] Exponents { get; } =
        EdgeNumbers.Floats(0, -0.0, 1, 2, 3, -1, -2, 0.5, -0.5, 1.5, 20, Infinity, -Infinity, NaN);

    // Undefined by the exponent for negative bases; flat in it at 0 (also 0^0) and where the power has vanished.
    private static double PowerSlope(int operand, double x, double y)
    {
        if (operand == 0)
            return y == 0 ? 0 : Weigh(Pow(x, y - 1), y);
        return x < 0 ? NaN : (float)Pow(x, y) == 0 || (x == 0 && y >= 0) ? 0 : Pow(x, y) * Log(x);
    }

    private static EdgeCase Compared(string name, Func<double, double, bool> holds) =>
        Pair(name, (x, y) => holds(x, y) ? 1 : 0, (_, _, _) => 0);

    private static IEnumerable<EdgeCase> Conditions()
    {
        yield return Compared("Equal", (x, y) => x == y);
        yield return Compared("NotEqual", (x, y) => x != y);
        yield return Compared("Less", (x, y) => x < y);
        yield return Compared("LessOrEqual", (x, y) => x <= y);
        yield return Compared("Greater", (x, y) => x > y);
        yield return Compared("GreaterOrEqual", (x, y) => x >= y);

        NumberArray[] truths = [EdgeNumbers.Vector(0, 0, 1, 1), EdgeNumbers.Vector(0, 1, 0, 1)];
        yield return Truth("And", truths, x => x[0].Zip(x[1], (a, b) => a * b));
        yield return Truth("Or", truths, x => x[0].Zip(x[1], Max));
        yield return Truth("Not", [truths[0]], x => x[0].Select(a => 1 - a));

        // Each branch at every edge, taken and not.
        NumberArray[] grid = EdgeNumbers.Grid(EdgeNumbers.Few, EdgeNumbers.Few);
        var condition = new NumberArray(grid[0].Shape, [.. grid[0].Data.Select((_, i) => (double)(i % 2))]);
        yield return new("Select", [condition, .. grid], x => new(x[0].Shape, [.. x[0].Data.Select((c, i) => x[c != 0 ? 1 : 2].Data[i])]))
        {
            Integers = [0],
            IsElementwise = true,
            Slope = (operand, at) => at[0] != 0 == (operand == 1) ? 1 : 0,
        };
        // Whole numbers as floats.
        yield return new("Cast", [EdgeNumbers.Vector(0, 1, -7, 1000)], x => x[0])
        {
            Integers = [0],
            IsElementwise = true,
            Arguments = [("element", "Float32")],
            Written = "(Tensor){0}",
        };
    }

    private static EdgeCase Truth(string name, NumberArray[] operands, Func<NumberArray[], NumberArray> value) => new(name, operands, value)
    {
        Integers = [.. operands.Select((_, i) => i)],
        IsElementwise = true,
        Slope = (_, _) => 0,
    };
}
