namespace Ml.Generators.Ops.Composites;

/// <summary>Gated feed-forward block with gelu.</summary>
public sealed class GeGlu() : GatedFeedForward("GeGlu", "gelu")
{
    protected override Expr Gate(Expr x) => Gelu.Of(x);
}
