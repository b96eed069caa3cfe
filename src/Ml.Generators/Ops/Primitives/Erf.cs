namespace Ml.Generators.Ops.Primitives;

/// <summary>error function, 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to x</summary>
public sealed record Erf : UnaryMap
{
    public override string Summary => "error function, 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to x";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) =>
        g.Add(0, g.Times(g.Upstream(), (-g.Operand(0).Square()).Exp()) * (2 / Math.Sqrt(Math.PI)));

    protected override double Evaluate(double x) => SpecialFunctions.Erf(x);

    protected override Bounds Bound(Bounds x) => x.Within(-1, 1);
}
