namespace Ml.Generators.Ops.Primitives;

/// <summary>arc tangent</summary>
public sealed record Atan : UnaryMap
{
    public override string Summary => "arc tangent";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) => g.Add(0, g.Over(g.Upstream(), 1 + g.Operand(0).Square()));

    protected override double Evaluate(double x) => Math.Atan(x);

    protected override Bounds Bound(Bounds x) => x.Within(-Math.PI / 2, Math.PI / 2);
}
