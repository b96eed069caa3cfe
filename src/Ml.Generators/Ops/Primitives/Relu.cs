namespace Ml.Generators.Ops.Primitives;

/// <summary>
/// max(x, 0), slope 0 at 0. A primitive so that backward reads the result, which the next layer keeps anyway.
/// </summary>
public sealed record Relu : UnaryMap
{
    public override string Summary => "max(x, 0), slope 0 at 0";

    public override Keeps Keeps => Keeps.Result;

    public override void Differentiate(GradientContext g)
    {
        Expr upstream = g.Upstream();
        g.Add(0, (g.Result() > 0).Select(upstream, 0));
    }

    protected override double Evaluate(double x) => x <= 0 ? 0 : x;

    protected override Bounds Bound(Bounds x) => x.Rising(y => Math.Max(y, 0));
}
