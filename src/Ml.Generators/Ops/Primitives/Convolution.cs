using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>
/// Cross-correlation, [batch, in, spatial...] with [out, in / groups, kernel...] to [batch, out, spatial...].
/// </summary>
/// <param name="Adjoint">
/// Exchange the weights' channels and reverse their taps: [batch, out, spatial...] to [batch, in, spatial...]. Made by
/// LowerConvolutions, after gradients.
/// </param>
public sealed record Convolution(Window Window, int Groups = 1, bool Adjoint = false) : Primitive
{
    public override string Attributes =>
        (Groups == 1 ? Window.ToString() : $"{Window}, {Groups} groups") + (Adjoint ? ", adjoint" : "");

    public override string Family => "contract";

    public override string Summary => "N-d convolution with stride, padding, dilation and groups";

    public override Keeps Keeps => Keeps.Operands;

    public override Bounds Bound(IReadOnlyList<Bounds> operands) => Bounds.Finite;

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands)
    {
        Shape input = operands[0].Shape, weight = operands[1].Shape;
        if (input.Rank != Window.Rank + 2)
        {
            throw new ShapeMismatchException(
                ProblemIds.Rank,
                $"{context.Subject(Name)} with a {Window.Rank}-d window needs [batch, channels, {Window.Rank} sizes], "
                + $"but was given {input}");
        }

        (Dim channels, Dim results) = Adjoint ? (weight[0], weight[1] * Groups) : (weight[1] * Groups, weight[0]);
        if (input[1] != channels)
        {
            throw new ShapeMismatchException(
                ProblemIds.Channels,
                $"{context.Subject(Name)} has weights for {channels} channels, but {input} has {input[1]}");
        }

        Shape spatial = Window.Slide(context, Name, input.Skip(2));
        return [operands[0] with { Shape = new Shape(new[] { input[0], results }.Concat(spatial)) }];
    }

    public override Dim Flops(IReadOnlyList<TensorType> operands, IReadOnlyList<TensorType> results) =>
        results[0].Shape.Size * Summed(operands[1].Shape) * 2;

    /// <summary>How many products make one result.</summary>
    private Dim Summed(Shape weight) =>
        (Adjoint ? weight[0].FloorDivide(Groups) : weight[1]) * weight.Skip(2).Size;

    public override void Differentiate(GradientContext g)
    {
        Expr upstream = g.Upstream();
        if (g.Needs(0))
            g.Add(0, upstream.With(new ConvolutionInputGradient(Window, Groups, g.OperandType(0).Shape), g.Operand(1)));
        if (g.Needs(1))
        {
            g.Add(1, g.Operand(0)
                .With(new ConvolutionWeightGradient(Window, Groups, g.OperandType(1).Shape), upstream));
        }
    }
}
