using Ml.Generators.Graph;

namespace Ml.Generators.Ops.Composites;

/// <summary>Likelihood of counts.</summary>
public sealed class PoissonNll : Loss
{
    public override Signature Signature { get; } = Describe(
        "PoissonNll",
        "The negative log-likelihood of counts under a Poisson law, without the constant.",
        "exp(prediction) - target * prediction; without log: prediction - target * log(prediction + epsilon)",
        Argument.Flag("log", true, "Whether predictions are logarithms of rates."),
        Argument.Float("epsilon", 1e-8, "Keeps the logarithm finite.", min: 0));

    // The exponential of infinity outgrows any multiple of it.
    protected override Expr Elements(LayerContext layer, Expr x, Expr target) => layer.Flag("log")
        ? x.Exp() - target.Weighs(x.StopGradient().Minimum(1e30).WithSlope(x))
        : x - target.Weighs((x + layer.Float("epsilon")).Log());

    protected override LossReading ReadingOf(LayerContext layer) =>
        layer.Flag("log") ? LossReading.Other : LossReading.Values;
}
