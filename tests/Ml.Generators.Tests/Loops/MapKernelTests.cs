using Ml.Generators.Ops;
using Ml.Generators.Planning.Loops;
using Ml.Generators.Shapes;
using static Ml.Generators.Tests.Loops.LoopSketch;

namespace Ml.Generators.Tests.Loops;

public sealed class MapKernelTests
{
    private static readonly Dim N = Dim.Named("n");

    [Fact]
    public void Contiguous_maps_of_any_length()
    {
        var s = new LoopSketch();
        Expr x = s.Input(N), y = s.Input(N);
        Expr result = (x * 2) + (y * y);
        var kernel = new MapKernel("Polynomial", new Shape(N), Between([x, y], result), [Load(x, 1), Load(y, 1)], [Store(result, 1)]);
        LoopCheck.VerifyAll([.. Enumerable.Range(0, 71).Append(4095).Append(4096).Append(4097).Append(9000).Select(n => new LoopCheck.Case(kernel, ("n", n)))]);
    }

    [Fact]
    public void Broadcast_operands_are_read_once_per_row()
    {
        var s = new LoopSketch();
        Dim batch = Dim.Named("batch");
        Expr x = s.Input(batch, 5, 7), bias = s.Input(7), scale = s.Input(5, 1), shift = s.Input();
        Expr result = (x * scale) + bias - shift;
        var space = new Shape(batch, 5, 7);
        var kernel = new MapKernel(
            "Affine", space, Between([x, bias, scale, shift], result),
            [LoopLoad.Broadcast(x.Value, space), LoopLoad.Broadcast(bias.Value, space), LoopLoad.Broadcast(scale.Value, space), LoopLoad.Broadcast(shift.Value, space)],
            [LoopStore.Dense(result.Value)]);
        LoopCheck.VerifyAll([.. Enumerable.Range(0, 5).Select(n => new LoopCheck.Case(kernel, ("batch", n)))]);
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(1, 40)]
    [InlineData(33, 17)]
    [InlineData(70, 64)]
    public void Transposes_read_with_strides(int rows, int columns)
    {
        var s = new LoopSketch();
        Expr x = s.Input(columns, rows);
        LoopCheck.Verify(new MapKernel(
            "Transpose", new Shape(columns, rows), Between([x], x), [Load(x, 1, columns)], [Store(x, rows, 1)]));
        LoopCheck.Verify(new MapKernel(
            "Transpose", new Shape(columns, rows), Between([x], x), [Load(x, rows, 1)], [Store(x, 1, columns)]));
    }

    [Fact]
    public void Large_transposes_go_tile_by_tile()
    {
        var s = new LoopSketch();
        Expr x = s.Input(2, N, 300), row = s.Input(300);
        Expr result = x + row;
        var space = new Shape(2, 300, N);
        var kernel = new MapKernel("Transpose", space, Between([x, row], result), [Load(x, N * 300, 1, 300), Load(row, 0, 1, 0)], [Store(result, N * 300, N, 1)]);
        kernel.IsTiled.ShouldBeTrue();
        kernel.Items.ShouldBe((Dim)(2 * 19));
        LoopCheck.VerifyAll([.. new[] { 1, 3, 64, 130 }.Select(n => new LoopCheck.Case(kernel, ("n", n)))]);
    }

    [Fact]
    public void Every_permutation_of_three_axes_is_copied()
    {
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        Dim[] from = [N, 3, 9];
        LoopCheck.VerifyAll([.. orders.Select(order =>
        {
            var s = new LoopSketch();
            Expr x = s.Input(from);
            var space = new Shape(order.Select(o => from[o]));
            var strides = Planning.TensorAccess.RowMajor(new Shape(from));
            return new LoopCheck.Case(
                new MapKernel("Permute", space, Between([x], x), [Load(x, [.. order.Select(o => strides[o])])], [Store(x, [.. Planning.TensorAccess.RowMajor(space)])]),
                ("n", 21));
        })]);
    }

    [Fact]
    public void Strides_may_be_negative_or_skip_elements()
    {
        var s = new LoopSketch();
        Expr x = s.Input(4, N), y = s.Input(4, N), z = s.Input(4, N);
        Expr result = x + y - z;
        LoopCheck.VerifyAll([.. new[] { 1, 2, 15, 16, 17, 40 }.Select(n => new LoopCheck.Case(
            new MapKernel(
                "Strided", new Shape(4, N), Between([x, y, z], result),
                [Load(x, N * -1, -1), Load(y, N * 2, 2), Load(z, N * -3, 3)], [Store(result, N * 3, 3)]),
            ("n", n)))]);
    }

    [Fact]
    public void Whole_numbers_are_read_computed_and_stored_as_they_are()
    {
        var s = new LoopSketch();
        Expr ids = s.Input(ElementType.Int32, N), x = s.Input(N), ramp = s.Ramp(0, ElementType.Int32, N);
        Expr same = ids.EqualTo(ramp), chosen = same.Select(x, -x), rounded = x.Cast(ElementType.Int32);
        var bits = new MapKernel("Copy", new Shape(N), Between([ids], ids), [Load(ids, 1)], [Store(ids, 2)]);
        var mixed = new MapKernel(
            "Mixed", new Shape(N), Between([ids, x, ramp], chosen, rounded, same),
            [Load(ids, 1), LoopRamp.Along(ramp.Value, 0, new Shape(N)), Load(x, 1)],
            [Store(chosen, 1), Store(rounded, 1), Store(same, 1)]);
        LoopCheck.VerifyAll([.. new[] { 1, 8, 37 }.SelectMany(n => new LoopCheck.Case[] { new(bits, ("n", n)), new(mixed, ("n", n)) })]);
    }

    [Fact]
    public void A_ramp_may_run_along_any_axis_with_any_step()
    {
        var s = new LoopSketch();
        Expr ramp = s.Ramp(0, ElementType.Float32, 3, N, 5);
        Expr result = ramp * 0.5;
        LoopCheck.VerifyAll([.. new Dim[][] { [1, 0, 0], [0, 1, 0], [0, 0, 1], [N * 5, 5, 1], [0, 2, -3] }.Select(strides => new LoopCheck.Case(
            new MapKernel("Ramp", new Shape(3, N, 5), Between([ramp], result), [new LoopRamp(ramp.Value, Strides(strides), N + 1)], [Store(result, N * 5, 5, 1)]),
            ("n", 9)))]);
    }

    [Fact]
    public void Sizes_and_constants_need_no_memory()
    {
        var s = new LoopSketch();
        Expr x = s.Input(), zero = x.Number(0.25), mean = x / x.SizeOf(N * 3);
        LoopCheck.VerifyAll([
            new(new MapKernel("Fill", new Shape(N, 3), Between([], zero), [], [Store(zero, 3, 1)]), ("n", 30)),
            new(new MapKernel("Scalar", new Shape(), Between([x], mean), [Load(x)], [Store(mean)]), ("n", 30))]);
    }

    [Fact]
    public void Long_rows_are_cut_and_short_ones_are_bundled()
    {
        var s = new LoopSketch();
        Expr x = s.Input(2, 9000), row = s.Input(9000);
        Expr result = x + row;
        var cut = new MapKernel("Add", new Shape(2, 9000), Between([x, row], result), [Load(x, 10000, 1), Load(row, 0, 1)], [Store(result, 9000, 1)]);
        cut.Items.ShouldBe((Dim)2);
        var longer = new MapKernel("Add", new Shape(2, 90000), Between([x, row], result), [Load(x, 100000, 1), Load(row, 0, 1)], [Store(result, 90000, 1)]);
        longer.Items.ShouldBe((Dim)(2 * 22));
        LoopCheck.VerifyAll([new(cut), new(longer)]);
    }
}
