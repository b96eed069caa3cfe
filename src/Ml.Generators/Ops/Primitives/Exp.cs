namespace Ml.Generators.Ops.Primitives;

/// <summary>e to the x</summary>
public sealed record Exp : UnaryMap
{
    public override string Summary => "e to the x";

    public override Keeps Keeps => Keeps.Result;

    public override void Differentiate(GradientContext g) => g.Add(0, g.Times(g.Upstream(), g.Result()));

    protected override double Evaluate(double x) => Math.Exp(x);

    protected override Bounds Bound(Bounds x) => x.Rising(Math.Exp);
}
