namespace Ml.Generators.Ops.Primitives;

/// <summary>hyperbolic tangent</summary>
public sealed record Tanh : UnaryMap
{
    public override string Summary => "hyperbolic tangent";

    public override Keeps Keeps => Keeps.Result;

    public override void Differentiate(GradientContext g) => g.Add(0, g.Times(g.Upstream(), 1 - g.Result().Square()));

    protected override double Evaluate(double x) => Math.Tanh(x);

    protected override Bounds Bound(Bounds x) => x.Within(-1, 1);
}
