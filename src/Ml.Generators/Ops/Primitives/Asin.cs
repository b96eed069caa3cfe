namespace Ml.Generators.Ops.Primitives;

/// <summary>arc sine, slope infinite at -1 and 1</summary>
public sealed record Asin : UnaryMap
{
    public override string Summary => "arc sine, slope infinite at -1 and 1";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) =>
        g.Add(0, g.Over(g.Upstream(), Adjacent(g.Operand(0))));

    /// <summary>sqrt(1 - x^2), without the cancellation near 1; NaN beyond.</summary>
    internal static Expr Adjacent(Expr x) => (1 - x).Sqrt() * (1 + x).Sqrt();

    protected override double Evaluate(double x) => Math.Asin(x);

    protected override Bounds Bound(Bounds x) =>
        new(-Math.PI / 2, Math.PI / 2, x.MayBeNaN || x.Least < -1 || x.Most > 1);
}
