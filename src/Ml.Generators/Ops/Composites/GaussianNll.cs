using Ml.Generators.Graph;

namespace Ml.Generators.Ops.Composites;

/// <summary>Likelihood of measurements.</summary>
public sealed class GaussianNll : SingleComposite
{
    public override Signature Signature { get; } = new(
        "GaussianNll", Forms.Function,
        "The negative log-likelihood under a normal law of predicted variance, without the constant.",
        "(log(v) + (x - target)^2 / v) / 2, where v = max(variance, epsilon)", "three times [..] to a scalar")
    {
        Operands =
        [
            new Operand("prediction", "The means."),
            new Operand("target", "What was measured."),
            new Operand("variance", "The variances."),
        ],
        Arguments =
        [
            Argument.Float("epsilon", 1e-6, "Least variance; below it the slope is that at it.", min: 0),
            Argument.Reduction,
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand(0), target = layer.Operand(1), variance = layer.Operand(2);
        Loss.RequireSameShape(layer, x, target);
        Loss.RequireSameShape(layer, x, variance, operand: 2, mayStretch: true);
        Expr v = variance.StopGradient().Maximum(layer.Float("epsilon")).WithSlope(variance);
        return Loss.Reduce(layer, (v.Log() + ((x - target).Square() / v)) * 0.5, LossReading.Values);
    }
}
