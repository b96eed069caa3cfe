using Ml.Generators.Graph;

namespace Ml.Generators.Ops.Composites;

/// <summary>Likelihood of yes and no that passes over easy examples.</summary>
public sealed class Focal : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Focal", Forms.Loss | Forms.Function,
        "Binary cross entropy from logits in which easy examples count little.",
        "a * (1 - p)^gamma * -log(p), where p is the probability of what is true and a is alpha for yes, 1 - alpha for "
        + "no",
        "[..] and [..] to a scalar")
    {
        Operands =
        [
            new Operand("logits", "The logits."),
            new Operand("target", "0 or 1, of the same shape."),
        ],
        Arguments =
        [
            Argument.Float("alpha", 0.25, "Weight of a yes.", min: 0, max: 1),
            Argument.Float("gamma", 2, "How much easy examples are passed over.", min: 0),
            Argument.Reduction,
        ],
        Source = "Lin et al. 2017",
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand(0), target = layer.Operand(1).ToFloat();
        Loss.RequireSameShape(layer, x, target);
        double alpha = layer.Float("alpha");

        // 1 - p is the sigmoid of the logit towards what is false.
        Expr towards = x * (1 - (target * 2)), wrong = towards.Sigmoid();
        Expr weight = (target * alpha) + ((1 - target) * (1 - alpha));
        return Loss.Reduce(
            layer, weight * wrong.Power(x.Number(layer.Float("gamma"))) * Softplus.Of(towards),
            LossReading.YesNo(ScoreKind.Logits));
    }
}
