using Ml.Generators.Ops;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Loops;
using Ml.Generators.Shapes;
using static Ml.Generators.Tests.Loops.LoopSketch;
using Kind = Ml.Generators.Ops.Primitives.Reduction;

namespace Ml.Generators.Tests.Loops;

public sealed class ReduceKernelTests
{
    private static readonly Dim N = Dim.Named("n"), M = Dim.Named("m");
    private static readonly int[] Lengths = [1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 70, 130];

    // Reduces a row-major tensor over some axes, the results row-major too.
    private static ReduceKernel Plain(Kind reduction, Dim[] sizes, params int[] axes)
    {
        var s = new LoopSketch();
        Expr x = s.Input(sizes), total = s.Reduced();
        var space = new Shape(sizes);
        var kept = new Shape(sizes.Select((d, i) => axes.Contains(i) ? Dim.One : d));
        var strides = TensorAccess.RowMajor(kept);
        return new ReduceKernel(
            reduction.ToString(), space, axes, Expression.Identity(x.Value), [new ReducedValue(reduction, x.Value, total.Value)],
            Expression.Identity(total.Value), [LoopLoad.Broadcast(x.Value, space)],
            [Store(total, [.. sizes.Select((_, i) => axes.Contains(i) ? Dim.Zero : strides[i])])]);
    }

    [Theory]
    [InlineData(Kind.Sum)]
    [InlineData(Kind.Max)]
    [InlineData(Kind.Min)]
    public void Rows_and_columns_of_any_length(Kind reduction)
    {
        ReduceKernel rows = Plain(reduction, [N, M], 1), columns = Plain(reduction, [N, M], 0), all = Plain(reduction, [N, M], 0, 1);
        LoopCheck.VerifyAll([.. Lengths.SelectMany(n => new LoopCheck.Case[]
        {
            new(rows, ("n", 3), ("m", n)), new(rows, ("n", n), ("m", 5)), new(columns, ("n", 3), ("m", n)),
            new(columns, ("n", n), ("m", 5)), new(columns, ("n", n), ("m", 70)), new(all, ("n", n), ("m", 13)),
        })], 2e-5);
    }

    [Fact]
    public void Long_axes_are_cut_into_runs() => LoopCheck.VerifyAll(
        [
            new(Plain(Kind.Sum, [N, M], 1), ("n", 2), ("m", 9001)),
            new(Plain(Kind.Sum, [N, M], 0), ("n", 1027), ("m", 19)),
            new(Plain(Kind.Sum, [3, N, 4, M], 0, 2), ("n", 5), ("m", 70)),
            new(Plain(Kind.Sum, [3, N, 4, M], 1, 3), ("n", 5), ("m", 70)),
            new(Plain(Kind.Sum, [3, N, 4, 5], 0, 2, 3), ("n", 6)),
            new(Plain(Kind.Sum, [3, N, 4, 5], 0, 1, 3), ("n", 6)),
        ], 1e-5);

    [Fact]
    public void Products_multiply() => LoopCheck.VerifyAll(
        [new(Plain(Kind.Product, [N, M], 1), ("n", 4), ("m", 21)), new(Plain(Kind.Product, [N, M], 0), ("n", 21), ("m", 4))],
        1e-5, random => 1 + ((float)random.NextDouble() / 8));

    [Fact]
    public void Maximum_of_nothing_and_of_NaN() => LoopCheck.VerifyAll(
        [new(Plain(Kind.Max, [2, N], 1), ("n", 5)), new(Plain(Kind.Min, [N, 3], 0), ("n", 40))],
        element: random => random.Next(6) == 0 ? float.NaN : (float)random.NextDouble());

    [Fact]
    public void Statistics_share_one_pass_with_work_before_and_after()
    {
        // Mean and variance about a shift of NHWC (columns), NCHW (rows).
        foreach (bool channelsLast in new[] { true, false })
        {
            var s = new LoopSketch();
            Expr x = s.Input(N, 6, 10), shift = s.Input(6, 1), sum = s.Reduced(6, 1), squares = s.Reduced(6, 1);
            Expr centred = x - shift, square = centred * centred;
            Expr mean = (sum / x.SizeOf(N * 10)) + shift, variance = squares / x.SizeOf(N * 10);
            LoopCheck.VerifyAll([.. new[] { 1, 3, 40 }.Select(n => new LoopCheck.Case(
                new ReduceKernel(
                    "Moments", new Shape(N, 6, 10), [0, 2], Between([x, shift], centred, square),
                    [new(Kind.Sum, centred.Value, sum.Value), new(Kind.Sum, square.Value, squares.Value)],
                    Between([sum, squares, shift], mean, variance),
                    [channelsLast ? Load(x, 60, 1, 6) : Load(x, 60, 10, 1), Load(shift, 0, 1, 0)],
                    [Store(mean, 0, 1, 0), Store(variance, 0, 1, 0)]),
                ("n", n)))], 1e-5);
        }
    }

    [Fact]
    public void Axes_of_one_reduce_to_themselves() => LoopCheck.VerifyAll(
        [new(Plain(Kind.Sum, [1, 1], 0, 1)), new(Plain(Kind.Sum, [1, 9], 0)), new(Plain(Kind.Sum, [9, 1], 1)), new(Plain(Kind.Sum, [1, 9], 1))]);

    [Fact]
    public void Sums_of_millions_stay_accurate() =>
        LoopCheck.VerifyAll([new(Plain(Kind.Sum, [N], 0), ("n", 300_000))], 2e-5, _ => 0.1f);
}
