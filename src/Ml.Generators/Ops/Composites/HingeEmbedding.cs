using Ml.Generators.Graph;

namespace Ml.Generators.Ops.Composites;

/// <summary>Margin loss of distances.</summary>
public sealed class HingeEmbedding : Loss
{
    public override Signature Signature { get; } = Describe(
        "HingeEmbedding",
        "Distances that are small for pairs marked 1 and large for those marked -1.",
        "prediction where target = 1, max(0, margin - prediction) where target = -1",
        Argument.Float("margin", 1, "The distance wanted."));

    protected override Expr Elements(LayerContext layer, Expr x, Expr target) =>
        target.EqualTo(target.Number(1)).Select(x, (layer.Float("margin") - x).Relu());

    protected override LossReading ReadingOf(LayerContext layer) => LossReading.Other;
}
