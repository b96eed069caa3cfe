using Ml.Generators.Ops;
using Ml.Generators.Planning.Loops;
using Ml.Generators.Shapes;
using static Ml.Generators.Tests.Loops.LoopSketch;

namespace Ml.Generators.Tests.Loops;

public sealed class RowKernelTests
{
    private static readonly Dim Rows = Dim.Named("rows"), C = Dim.Named("c");
    private static readonly int[] Lengths = [1, 2, 3, 5, 8, 10, 15, 16, 17, 31, 33, 63, 64, 65, 70, 257];

    private delegate (Expr[] Inputs, Expr[] Outputs) Program(LoopSketch sketch, Dim c);

    // Every tensor row-major; the numbers of a row have shape [rows, 1].
    private static RowKernel Dense(Program program, Dim c)
    {
        var s = new LoopSketch();
        (Expr[] inputs, Expr[] outputs) = program(s, c);
        var space = new Shape(Rows, c);
        return new RowKernel(
            "Rows", space, Between(inputs, outputs).Nodes, [.. inputs.Select(i => LoopLoad.Broadcast(i.Value, space))],
            [.. outputs.Select(o => new LoopStore(o.Value, LoopStrides.Broadcast(o.Shape, space), new Planning.Place.OfValue(o.Value, Dim.Zero)))]);
    }

    private static void Check(Program program, double tolerance = 2e-5)
    {
        RowKernel symbolic = Dense(program, C);
        LoopCheck.VerifyAll(
            [
                .. Lengths.Select(c => new LoopCheck.Case(symbolic, ("rows", 3), ("c", c))),
                .. new[] { 1, 10, 40, 64, 100 }.Select(c => new LoopCheck.Case(Dense(program, c), ("rows", 4))),
            ],
            tolerance);
    }

    private static (Expr[], Expr[]) Softmax(LoopSketch s, Dim c)
    {
        Expr x = s.Input(Rows, c);
        Expr exp = (x - x.Max([1], keep: true)).Exp();
        return ([x], [exp / exp.Sum(1, keep: true)]);
    }

    private static (Expr[], Expr[]) LayerNorm(LoopSketch s, Dim c)
    {
        Expr x = s.Input(Rows, c), scale = s.Input(c), shift = s.Input(c);
        Expr centred = x - x.Mean(1, keep: true);
        Expr deviation = ((centred * centred).Mean(1, keep: true) + 1e-5).Sqrt();
        return ([x, scale, shift], [(centred / deviation * scale) + shift, deviation]);
    }

    private static (Expr[], Expr[]) CrossEntropy(LoopSketch s, Dim c)
    {
        Expr x = s.Input(Rows, c), label = s.Input(ElementType.Int32, Rows, 1), ramp = s.Ramp(1, ElementType.Int32, Rows, c), upstream = s.Input();
        Expr shifted = x - x.Max([1], keep: true);
        Expr exp = shifted.Exp();
        Expr sum = exp.Sum(1, keep: true);
        Expr isLabel = ramp.EqualTo(label);
        Expr loss = sum.Log() - isLabel.Select(shifted, 0).Sum(1, keep: true);
        Expr gradient = ((exp / sum) - isLabel.Select(x.Number(1).BroadcastTo(x.Shape), 0)) * upstream;
        return ([x, label, ramp, upstream], [loss, gradient]);
    }

    [Fact]
    public void Softmax_runs_in_three_sweeps_and_keeps_its_exponentials()
    {
        RowKernel kernel = Dense(Softmax, C);
        kernel.Program.Sweeps.Count.ShouldBe(3);
        kernel.Program.Sweeps[1].Keeps.Select(k => k.Place).ShouldBe([new RowPlace(0, 0)]);
        kernel.Program.Sweeps[2].Loads.ShouldBeEmpty();
        Check(Softmax, 1e-6);
    }

    [Fact]
    public void Log_softmax_needs_no_exponential_twice()
    {
        Program program = (s, c) =>
        {
            Expr x = s.Input(Rows, c);
            Expr shifted = x - x.Max([1], keep: true);
            return ([x], [shifted - shifted.Exp().Sum(1, keep: true).Log()]);
        };
        Dense(program, C).Program.Sweeps.ShouldAllBe(sweep => sweep.Keeps.Count == 0);
        Check(program);
    }

    [Fact]
    public void Softmax_gradient_takes_two_sweeps()
    {
        Program program = (s, c) =>
        {
            Expr y = s.Input(Rows, c), upstream = s.Input(Rows, c);
            return ([y, upstream], [y * (upstream - (upstream * y).Sum(1, keep: true))]);
        };
        Dense(program, C).Program.Sweeps.Count.ShouldBe(2);
        Check(program);
    }

    [Fact]
    public void Layer_norm_stores_numbers_of_a_row_beside_the_row() => Check(LayerNorm, 1e-4);

    [Fact]
    public void Cross_entropy_picks_its_label_with_a_ramp() => Check(CrossEntropy);

    [Fact]
    public void An_expensive_value_without_a_row_to_borrow_lies_on_the_stack()
    {
        Program program = (s, c) =>
        {
            // Both exponentials are needed again after their sums.
            Expr x = s.Input(Rows, c), a = x.Exp(), b = (-x).Exp();
            return ([x], [(a / a.Sum(1, keep: true)) + (b * b.Sum(1, keep: true))]);
        };
        Dense(program, 40).Program.ScratchRows.ShouldBe(1);
        Dense(program, C).Program.ScratchRows.ShouldBe(0);
        Check(program, 1e-4);
    }

    [Fact]
    public void Reshapes_and_broadcasts_of_a_rows_number_are_passed_through()
    {
        Check((s, c) =>
        {
            Expr x = s.Input(Rows, c);
            Expr sum = x.Sum([1]).Reshape(new Shape(Rows, 1));
            return ([x], [x - (sum / x.SizeOf(c)).BroadcastTo(new Shape(Rows, c)), sum]);
        });
    }

    [Fact]
    public void Minimum_product_and_several_sums_share_a_sweep() => Check((s, c) =>
    {
        Expr x = s.Input(Rows, c);
        Expr least = x.Min([1], keep: true), sum = x.Sum(1, keep: true), squares = (x * x).Sum(1, keep: true);
        Expr product = ((x * 0.01) + 1).Reduce(Generators.Ops.Primitives.Reduction.Product, [1], keep: true);
        return ([x], [least, sum, squares, product, x * least]);
    });

    [Fact]
    public void Rows_may_lie_anywhere()
    {
        var s = new LoopSketch();
        Expr x = s.Input(4, 3, C);
        Expr result = x - x.Max([2], keep: true);
        var space = new Shape(4, 3, C);
        RowKernel kernel = new("Rows", space, Between([x], result).Nodes, [Load(x, 1, C * 4, 4)], [Store(result, C * 6, C * 2, 2)]);
        LoopCheck.VerifyAll([.. Lengths.Select(c => new LoopCheck.Case(kernel, ("c", c)))]);
    }
}
