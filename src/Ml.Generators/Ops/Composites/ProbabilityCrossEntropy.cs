using Ml.Generators.Graph;

namespace Ml.Generators.Ops.Composites;

/// <summary>Likelihood of yes and no, from probabilities.</summary>
public sealed class ProbabilityCrossEntropy : SingleComposite
{
    public override Signature Signature { get; } = new(
        "ProbabilityCrossEntropy", Forms.Loss | Forms.Function,
        "The negative log-likelihood of yes (1) and no (0), from probabilities. BinaryCrossEntropy on logits is more "
        + "exact.",
        "-(target * log(p) + (1 - target) * log(1 - p)), logarithms not below -100",
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
        Expr elements = -((target * x.Log().Maximum(-100)) + ((1 - target) * (1 - x).Log().Maximum(-100)));
        return Loss.Reduce(
            layer, layer.OperandCount > 2 ? elements * layer.Operand(2) : elements,
            LossReading.YesNo(ScoreKind.Probabilities));
    }
}
