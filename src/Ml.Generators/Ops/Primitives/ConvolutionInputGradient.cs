using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>
/// d loss / d input of a convolution, from d loss / d result and the weights; also the transposed convolution.
/// </summary>
public sealed record ConvolutionInputGradient(Window Window, int Groups, Shape InputShape) : Primitive
{
    public override string Attributes => Groups == 1 ? Window.ToString() : $"{Window}, {Groups} groups";

    public override string Family => "contract";

    public override string Summary => "gradient of a convolution by its input; a transposed convolution";

    public override Keeps Keeps => Keeps.Operands;

    public override Bounds Bound(IReadOnlyList<Bounds> operands) => Bounds.Finite;

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands) =>
        [operands[0] with { Shape = InputShape }];

    public override Dim Flops(IReadOnlyList<TensorType> operands, IReadOnlyList<TensorType> results) =>
        operands[0].Shape.Size * operands[1].Shape.Skip(1).Size * 2;

    public override void Differentiate(GradientContext g)
    {
        Expr upstream = g.Upstream();
        if (g.Needs(0))
            g.Add(0, upstream.With(new Convolution(Window, Groups), g.Operand(1)));
        if (g.Needs(1))
        {
            g.Add(1, upstream.With(
                new ConvolutionWeightGradient(Window, Groups, g.OperandType(1).Shape), g.Operand(0)));
        }
    }
}
