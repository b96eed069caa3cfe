namespace Ml.Generators.Ops.Primitives;

/// <summary>arc cosine, slope -infinity at -1 and 1</summary>
public sealed record Acos : UnaryMap
{
    public override string Summary => "arc cosine, slope -infinity at -1 and 1";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) =>
        g.Add(0, -g.Over(g.Upstream(), Asin.Adjacent(g.Operand(0))));

    protected override double Evaluate(double x) => Math.Acos(x);

    protected override Bounds Bound(Bounds x) => new(0, Math.PI, x.MayBeNaN || x.Least < -1 || x.Most > 1);
}
