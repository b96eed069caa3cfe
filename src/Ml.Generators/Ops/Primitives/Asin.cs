namespace Ml.Generators.Ops.Primitives;

/// <summary>arc sine</summary>
public sealed record Asin : UnaryMap
{
    public override string Summary => "arc sine";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) =>
        g.Add(0, g.Upstream() / (1 - g.Operand(0).Square()).Sqrt());

    protected override double Evaluate(double x) => Math.Asin(x);
}
