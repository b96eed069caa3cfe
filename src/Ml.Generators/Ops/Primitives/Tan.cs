namespace Ml.Generators.Ops.Primitives;

/// <summary>tangent</summary>
public sealed record Tan : UnaryMap
{
    public override string Summary => "tangent";

    public override Keeps Keeps => Keeps.Result;

    public override void Differentiate(GradientContext g) => g.Add(0, g.Times(g.Upstream(), 1 + g.Result().Square()));

    protected override double Evaluate(double x) => Math.Tan(x);
}
