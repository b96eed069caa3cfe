using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>
/// The same number as another element type. A float to int drops the fraction, gives the nearest int outside of its
/// range and 0 for NaN; an int to float is rounded to the nearest.
/// </summary>
public sealed record Cast(ElementType To) : MapOperation
{
    public override string Summary => "the same number as another element type";

    public override string Attributes => To.ToString();

    public override int Arity => 1;

    public override bool Takes(ElementType element) => true;

    // A cast from float to float never exists (Expr.Cast drops it), and nothing else carries gradients.
    public override bool IsDifferentiable => false;

    public override double Evaluate(ElementType elements, IReadOnlyList<double> x) => To switch
    {
        ElementType.Bool => x[0] == 0 ? 0 : 1,
        ElementType.Int32 => WholeNumbers.FromFloat(x[0]),
        _ => x[0],
    };

    public override Bounds Bound(IReadOnlyList<Bounds> operands) => operands[0];

    public override ElementType ResultElement(IReadOnlyList<ElementType> operands) => To;
}
