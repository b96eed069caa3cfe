namespace Ml.Generators.Ops.Primitives;

/// <summary>arc cosine</summary>
public sealed record Acos : UnaryMap
{
    public override string Summary => "arc cosine";

    public override Keeps Keeps => Keeps.Operands;

    public override void Differentiate(GradientContext g) =>
        g.Add(0, -(g.Upstream() / (1 - g.Operand(0).Square()).Sqrt()));

    protected override double Evaluate(double x) => Math.Acos(x);
}
