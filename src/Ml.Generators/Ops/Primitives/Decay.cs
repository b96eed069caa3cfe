namespace Ml.Generators.Ops.Primitives;

/// <summary>
/// e to the smaller of x and 0. As fast as <see cref="Exp"/>, and never above 1: what a softmax takes of the distance
/// to its largest element, where infinity less infinity may have left an infinity. The slope above 0 is that at 0.
/// </summary>
public sealed record Decay : UnaryMap
{
    public override string Summary => "e to the smaller of x and 0";

    // For composites: whoever writes a minimum expects slope 0 above it.
    public override bool IsFunction => false;

    public override Keeps Keeps => Keeps.Result;

    public override void Differentiate(GradientContext g) => g.Add(0, g.Times(g.Upstream(), g.Result()));

    protected override double Evaluate(double x) => Math.Exp(Math.Min(x, 0));

    protected override Bounds Bound(Bounds x) => x.Within(0, 1);
}
