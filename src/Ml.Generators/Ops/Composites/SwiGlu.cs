namespace Ml.Generators.Ops.Composites;

/// <summary>Gated feed-forward block with silu.</summary>
public sealed class SwiGlu() : GatedFeedForward("SwiGlu", "silu")
{
    protected override Expr Gate(Expr x) => Silu.Of(x);
}
