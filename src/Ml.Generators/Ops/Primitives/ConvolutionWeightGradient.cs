using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>d loss / d weight of a convolution, from its input and d loss / d result.</summary>
public sealed record ConvolutionWeightGradient(Window Window, int Groups, Shape WeightShape) : Primitive
{
    public override string Attributes => Groups == 1 ? Window.ToString() : $"{Window}, {Groups} groups";

    public override string Family => "contract";

    public override string Summary => "gradient of a convolution by its weights";

    public override Keeps Keeps => Keeps.Operands;

    public override Bounds Bound(IReadOnlyList<Bounds> operands) => Bounds.Finite;

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands) =>
        [operands[0] with { Shape = WeightShape }];

    public override Dim Flops(IReadOnlyList<TensorType> operands, IReadOnlyList<TensorType> results) =>
        operands[1].Shape.Size * results[0].Shape.Skip(1).Size * 2;

    public override void Differentiate(GradientContext g)
    {
        Expr upstream = g.Upstream();
        if (g.Needs(0))
            g.Add(0, g.Operand(1).With(new ConvolutionInputGradient(Window, Groups, g.OperandType(0).Shape), upstream));
        if (g.Needs(1))
            g.Add(1, g.Operand(0).With(new Convolution(Window, Groups), upstream));
    }
}
