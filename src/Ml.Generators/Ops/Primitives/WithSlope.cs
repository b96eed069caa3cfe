using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>
/// A value with a slope it does not show: operands value, x and slope, of one shape. The gradient flows to the value as
/// always, and besides to x, times the slope. For what is clamped in value only, and for slopes whose chain of rules is
/// not finite although they are. Like <see cref="StopGradient"/> gone after differentiation.
/// </summary>
public sealed record WithSlope : Move
{
    public override string Summary => "a value, and the slope it is to have by another";

    public override Keeps Keeps => Keeps.Operands;

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands) =>
        [operands[0]];

    public override void Differentiate(GradientContext g)
    {
        g.Add(0, g.Upstream());
        if (g.Needs(1))
            g.Add(1, g.Times(g.Upstream(), g.Operand(2)));
    }
}
