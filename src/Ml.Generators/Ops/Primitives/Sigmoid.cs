namespace Ml.Generators.Ops.Primitives;

/// <summary>1 / (1 + exp(-x))</summary>
public sealed record Sigmoid : UnaryMap
{
    public override string Summary => "1 / (1 + exp(-x))";

    public override Keeps Keeps => Keeps.Result;

    public override void Differentiate(GradientContext g) =>
        g.Add(0, g.Times(g.Times(g.Upstream(), g.Result()), 1 - g.Result()));

    protected override double Evaluate(double x) => 1 / (1 + Math.Exp(-x));

    protected override Bounds Bound(Bounds x) => x.Within(0, 1);
}
