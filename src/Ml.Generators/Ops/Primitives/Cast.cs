using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>The same number as another element type; to int drops the fraction.</summary>
public sealed record Cast(ElementType To) : MapOperation
{
    public override string Summary => "the same number as another element type";

    public override string Attributes => To.ToString();

    public override int Arity => 1;

    public override bool Takes(ElementType element) => true;

    // A cast from float to float never exists (Expr.Cast drops it), and nothing else carries gradients.
    public override bool IsDifferentiable => false;

    public override double Evaluate(IReadOnlyList<double> x) => To switch
    {
        ElementType.Bool => x[0] == 0 ? 0 : 1,
        ElementType.Int32 => Math.Truncate(x[0]),
        _ => x[0],
    };

    public override Bounds Bound(IReadOnlyList<Bounds> operands) => operands[0];

    public override ElementType ResultElement(IReadOnlyList<ElementType> operands) => To;
}
