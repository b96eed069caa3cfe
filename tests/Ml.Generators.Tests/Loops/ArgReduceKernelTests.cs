using Ml.Generators.Ops;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Loops;
using Ml.Generators.Shapes;
using static Ml.Generators.Tests.Loops.LoopSketch;

namespace Ml.Generators.Tests.Loops;

public sealed class ArgReduceKernelTests
{
    private static readonly Dim N = Dim.Named("n");

    private static ArgReduceKernel Dense(Dim[] sizes, int axis, bool largest)
    {
        var s = new LoopSketch();
        Expr x = s.Input(sizes), result = s.Input(ElementType.Int32);
        var space = new Shape(sizes);
        var kept = TensorAccess.RowMajor(space.With(axis, Dim.One));
        return new ArgReduceKernel(
            "Arg", space, axis, largest, Expression.Identity(x.Value), [LoopLoad.Broadcast(x.Value, space)],
            Store(result, [.. sizes.Select((_, i) => i == axis ? Dim.Zero : kept[i])]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_first_of_a_tie_wins_along_any_axis(bool largest)
    {
        ArgReduceKernel rows = Dense([3, N], 1, largest), columns = Dense([N, 70], 0, largest), middle = Dense([2, N, 5], 1, largest);
        LoopCheck.VerifyAll(
            [.. new[] { 1, 2, 10, 15, 16, 17, 40, 67 }.SelectMany(n => new[] { rows, columns, middle }.Select(k => new LoopCheck.Case(k, ("n", n))))],
            0, random => random.Next(5));
    }

    [Fact]
    public void Infinity_and_NaN_are_found() => LoopCheck.VerifyAll(
        [.. new[] { 4, 30 }.SelectMany(n => new[] { true, false }.Select(largest => new LoopCheck.Case(Dense([20, N], 1, largest), ("n", n))))],
        0, random => random.Next(12) switch
        {
            0 => float.NaN,
            1 or 2 or 3 => float.NegativeInfinity,
            4 or 5 => float.PositiveInfinity,
            _ => random.Next(3),
        });

    [Fact]
    public void Work_before_the_search_is_done_on_the_way()
    {
        var s = new LoopSketch();
        Expr x = s.Input(4, N), shift = s.Input(4, 1), result = s.Input(ElementType.Int32);
        Expr distance = (x - shift) * (x - shift);
        LoopCheck.Verify(
            new ArgReduceKernel("Nearest", new Shape(4, N), 1, false, Between([x, shift], distance), [Load(x, N, 1), Load(shift, 1, 0)], Store(result, 1, 0)),
            ("n", 25));
    }
}
