using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>
/// Sends each window's gradient to the window's largest element, the first in row-major order of a tie. Operands: the
/// pooled input, d loss / d result.
/// </summary>
public sealed record MaxPoolGradient(Window Window) : Primitive
{
    public override string Attributes => Window.ToString();

    public override string Family => "window";

    public override string Summary => "gradient of the largest element of each window, to the first of a tie";

    public override bool IsDifferentiable => false;

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands) =>
        [operands[0]];
}
