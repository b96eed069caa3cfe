namespace Ml.Generators.Ops.Primitives;

/// <summary>inverse hyperbolic tangent</summary>
public sealed record Atanh : UnaryMap
{
    public override string Summary => "inverse hyperbolic tangent";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) => g.Add(0, g.Upstream() / (1 - g.Operand(0).Square()));

    protected override double Evaluate(double x) => 0.5 * Math.Log((1 + x) / (1 - x));
}
