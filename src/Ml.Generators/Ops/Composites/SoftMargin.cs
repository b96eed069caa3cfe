using Ml.Generators.Graph;

namespace Ml.Generators.Ops.Composites;

/// <summary>Logistic loss of signs.</summary>
public sealed class SoftMargin : Loss
{
    public override Signature Signature { get; } = Describe(
        "SoftMargin", "The logistic loss for targets of -1 and 1.", "log(1 + exp(-target * prediction))");

    protected override Expr Elements(LayerContext layer, Expr x, Expr target) => Softplus.Of(-(x * target));

    protected override LossReading ReadingOf(LayerContext layer) => LossReading.YesNo(ScoreKind.Logits);
}
