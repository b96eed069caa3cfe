namespace Ml.Generators.Ops.Primitives;

/// <summary>inverse hyperbolic cosine</summary>
public sealed record Acosh : UnaryMap
{
    public override string Summary => "inverse hyperbolic cosine";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) =>
        g.Add(0, g.Upstream() / (g.Operand(0).Square() - 1).Sqrt());

    protected override double Evaluate(double x) => Math.Log(x + Math.Sqrt((x * x) - 1));
}
