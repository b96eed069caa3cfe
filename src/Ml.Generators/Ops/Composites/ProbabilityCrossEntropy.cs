using Ml.Generators.Graph;

namespace Ml.Generators.Ops.Composites;

/// <summary>Likelihood of yes and no, from probabilities.</summary>
public sealed class ProbabilityCrossEntropy : SingleComposite
{
    public override Signature Signature { get; } = new(
        "ProbabilityCrossEntropy", Forms.Loss | Forms.Function,
        "The negative log-likelihood of yes (1) and no (0), from probabilities. BinaryCrossEntropy on logits is more "
        + "exact.",
        "-(target * log(p) + (1 - target) * log(1 - p)), logarithms not below -100; "
        + "slope (p - target) / max(p * (1 - p), 1e-12)",
        "[..] and [..] to a scalar, or to [..] when not reduced")
    {
        Operands =
        [
            new Operand("probability", "Probabilities."),
            new Operand("target", "0, 1 or a probability between, of the same shape."),
            new Operand("weight", "Weight of each element; broadcasts.", IsOptional: true),
        ],
        Arguments = [Argument.Reduction],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand(0), target = layer.Operand(1).ToFloat();
        Loss.RequireSameShape(layer, x, target);
        Expr p = x.StopGradient();
        Expr value = -((target * p.Log().Maximum(-100)) + ((1 - target) * (1 - p).Log().Maximum(-100)));
        // The ends are finite in value, so they are in slope: a distance from the target of 1 there is one of 1e12.
        Expr elements = value.WithSlope(x, (p - target) / (p * (1 - p)).Maximum(1e-12));
        return Loss.Reduce(
            layer, layer.OperandCount > 2 ? elements * layer.Operand(2) : elements,
            LossReading.YesNo(ScoreKind.Probabilities));
    }
}
