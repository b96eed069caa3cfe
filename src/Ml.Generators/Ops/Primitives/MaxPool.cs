using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>The largest element of each window over the axes after [batch, channels]; padding never wins.</summary>
public sealed record MaxPool(Window Window) : Primitive
{
    public override string Attributes => Window.ToString();

    public override string Family => "window";

    public override string Summary => "largest element of each window";

    public override Keeps Keeps => Keeps.Operands;

    public override Bounds Bound(IReadOnlyList<Bounds> operands) => operands[0];

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands) =>
        [operands[0] with { Shape = operands[0].Shape.Take(2).Append([.. Slide(context, operands[0].Shape)]) }];

    public override Dim Flops(IReadOnlyList<TensorType> operands, IReadOnlyList<TensorType> results) =>
        results[0].Shape.Size * Window.Kernel.Aggregate(1, (a, b) => a * b);

    public override void Differentiate(GradientContext g) =>
        g.Add(0, g.Operand(0).With(new MaxPoolGradient(Window), g.Upstream()));

    private Shape Slide(ShapeContext context, Shape input) => Window.Slide(context, Name, input.Skip(2));
}
