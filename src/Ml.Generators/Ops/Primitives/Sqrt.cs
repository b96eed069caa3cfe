namespace Ml.Generators.Ops.Primitives;

/// <summary>square root, slope infinite at 0</summary>
public sealed record Sqrt : UnaryMap
{
    public override string Summary => "square root, slope infinite at 0";

    public override Keeps Keeps => Keeps.Result;

    public override void Differentiate(GradientContext g) => g.Add(0, g.Over(g.Upstream() * 0.5, g.Result()));

    protected override double Evaluate(double x) => Math.Sqrt(x);

    protected override Bounds Bound(Bounds x) =>
        new(Math.Sqrt(Math.Max(x.Least, 0)), Math.Sqrt(Math.Max(x.Most, 0)), x.MayBeNaN || x.Least < 0);
}
