namespace Ml.Generators.Ops.Primitives;

/// <summary>natural logarithm</summary>
public sealed record Log : UnaryMap
{
    public override string Summary => "natural logarithm";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) => g.Add(0, g.Upstream() / g.Operand(0));

    protected override double Evaluate(double x) => Math.Log(x);
}
