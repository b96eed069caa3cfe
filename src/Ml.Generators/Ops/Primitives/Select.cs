using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>The second operand where the first is true, else the third.</summary>
public sealed record Select : MapOperation
{
    public override string Summary => "y where the condition holds, else z";

    public override int Arity => 3;

    // The condition comes first.
    public override int Subject => 1;

    public override Keeps Keeps => Keeps.Operands;

    public override double Evaluate(ElementType elements, IReadOnlyList<double> x) => x[0] != 0 ? x[1] : x[2];

    public override bool Takes(ElementType element) => true;

    public override ElementType ResultElement(IReadOnlyList<ElementType> operands) => operands[1];

    public override Bounds Bound(IReadOnlyList<Bounds> operands) => Bounds.Join(operands[1], operands[2]);

    public override void Differentiate(GradientContext g)
    {
        Expr condition = g.Operand(0), upstream = g.Upstream();
        if (g.Needs(1))
            g.Add(1, condition.Select(upstream, 0));
        if (g.Needs(2))
            g.Add(2, condition.Select(upstream.Number(0), upstream));
    }

    protected override void RequireElements(string subject, IReadOnlyList<TensorType> operands)
    {
        if (operands[0].Element != ElementType.Bool)
        {
            throw new ShapeMismatchException(
                ProblemIds.ElementTypes, $"{subject} chooses by {operands[0]}, which is not a comparison",
                "write the condition as a comparison, such as x > 0");
        }

        base.RequireElements(subject, operands);
    }
}
