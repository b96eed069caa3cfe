namespace Ml.Generators.Ops.Primitives;

/// <summary>|x|, slope 0 at 0</summary>
public sealed record Abs : UnaryMap
{
    public override string Summary => "|x|, slope 0 at 0";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) => g.Add(0, g.Upstream() * g.Operand(0).Sign());

    protected override double Evaluate(double x) => Math.Abs(x);
}
