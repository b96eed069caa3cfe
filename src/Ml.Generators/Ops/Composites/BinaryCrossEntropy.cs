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
        // yes * log(1 + exp(-x)) + no * log(1 + exp(x)), which have log(1 + exp(-|x|)) in common.
        Expr? weight = layer.OperandCount > 2 ? layer.Operand(2) : null;
        Expr yes = weight is { } w ? w * target : target, no = 1 - target, isPositive = x > 0;
        Expr far = isPositive.Select(no.Weighs(x), -yes.Weighs(x));
        Expr near = isPositive.Select(-x, x).Decay().Log1p();
        return Loss.Reduce(
            layer, far + (weight is null ? near : (yes + no) * near), LossReading.YesNo(ScoreKind.Logits));
    }
}
