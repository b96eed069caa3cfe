using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>
/// The mean of each window over the axes after [batch, channels]. The divisor is the window's size, counting padding of
/// <see cref="Window.Before"/> (mirrored at the end) when <paramref name="CountPadding"/>, else only real elements.
/// </summary>
public sealed record AveragePool(Window Window, bool CountPadding) : Primitive
{
    public override string Attributes => Window + (CountPadding ? "" : ", real elements only");

    public override string Family => "window";

    public override string Summary => "mean of each window";

    public override Bounds Bound(IReadOnlyList<Bounds> operands) => Bounds.Join(operands[0], Bounds.Of(0));

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands) =>
        [operands[0] with { Shape = operands[0].Shape.Take(2).Append([.. Slide(context, operands[0].Shape)]) }];

    public override Dim Flops(IReadOnlyList<TensorType> operands, IReadOnlyList<TensorType> results) =>
        results[0].Shape.Size * Window.Kernel.Aggregate(1, (a, b) => a * b);

    public override void Differentiate(GradientContext g) =>
        g.Add(0, g.Upstream().With(new AveragePoolGradient(Window, CountPadding, g.OperandType(0).Shape)));

    private Shape Slide(ShapeContext context, Shape input) => Window.Slide(context, Name, input.Skip(2));
}
