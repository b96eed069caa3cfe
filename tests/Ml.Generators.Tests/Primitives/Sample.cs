using Ml.Generators.Ops;
using Ml.Generators.Shapes;

namespace Ml.Generators.Tests.Primitives;

/// <summary>A primitive with operands to try it on.</summary>
/// <param name="Of">The primitive for elements of a type.</param>
/// <param name="Operands">What it is given.</param>
internal sealed record Sample(Func<ElementType, Primitive> Of, params SampleOperand[] Operands)
{
    public Sample(Primitive operation, params SampleOperand[] operands)
        : this(_ => operation, operands)
    {
    }
}

/// <summary>An operand of a sample.</summary>
/// <param name="Sizes">Of its shape; n is 5.</param>
/// <param name="Element">The elements it has whatever the primitive is tried with, or null for those.</param>
/// <param name="Numbers">Floats where the primitive is defined, by position; others than the usual -2 to 2.</param>
/// <param name="Constants">What stands in its place when it is a constant; others than the usual ones.</param>
internal sealed record SampleOperand(
    string Sizes, ElementType? Element = null, Func<int, double>? Numbers = null, double[]? Constants = null)
{
    public static implicit operator SampleOperand(string sizes) => new(sizes);
}
