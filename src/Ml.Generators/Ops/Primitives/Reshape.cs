using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>The same elements in row-major order under another shape.</summary>
public sealed record Reshape(Shape Shape) : Move
{
    public override string Attributes => Shape.ToString();

    public override string Summary => "the same elements in row-major order under another shape";

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands)
    {
        if (context.Unify(
            operands[0].Shape.Size, Shape.Size,
            $"{context.Subject(Name)} turns {operands[0].Shape} into {Shape}") is null)
        {
            throw new ShapeMismatchException(
                ProblemIds.ElementCount,
                $"{context.Subject(Name)} turns {operands[0].Shape} into {Shape}: "
                + $"that is {operands[0].Shape.Size} elements into {Shape.Size}",
                "name sizes with the same product, or one size -1 to infer it", argument: "shape");
        }

        return [operands[0] with { Shape = Shape }];
    }

    public override void Differentiate(GradientContext g) => g.Add(0, g.Upstream().Reshape(g.OperandType(0).Shape));
}
