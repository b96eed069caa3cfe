using Ml.Generators.Graph;

namespace Ml.Generators.Ops.Composites;

/// <summary>Likelihood of yes and no, from logits.</summary>
public sealed class BinaryCrossEntropy : SingleComposite
{
    public override Signature Signature { get; } = new(
        "BinaryCrossEntropy", Forms.Loss | Forms.Function,
        "The negative log-likelihood of yes (1) and no (0), from logits: no Sigmoid before it.",
        "max(logits, 0) - target * logits + log(1 + exp(-|logits|))",
        "[..] and [..] to a scalar, or to [..] when not reduced")
    {
        Operands =
        [
            new Operand("logits", "The logits."),
            new Operand("target", "0, 1 or a probability between, of the same shape."),
            new Operand("positiveWeight", "Weight of the yes of each class; broadcasts.", IsOptional: true),
        ],
        Arguments = [Argument.Reduction],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand(0), target = layer.Operand(1).ToFloat();
        Loss.RequireSameShape(layer, x, target);
        Expr elements = layer.OperandCount > 2
            ? ((1 - target) * x) + ((1 + ((layer.Operand(2) - 1) * target)) * Softplus.Of(-x))
            : Softplus.Of(x) - (target * x);
        return Loss.Reduce(layer, elements, LossReading.YesNo(ScoreKind.Logits));
    }
}
