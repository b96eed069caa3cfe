using Ml.Generators.Graph;

namespace Ml.Generators.Ops.Composites;

/// <summary>Divergence of distributions.</summary>
public sealed class KlDivergence : SingleComposite
{
    public override Signature Signature { get; } = new(
        "KlDivergence", Forms.Loss | Forms.Function,
        "How much a target distribution diverges from predicted log-probabilities.",
        "target * (log(target) - x), 0 where target is 0; with logarithms as targets: exp(target) * (target - x)",
        "[batch, ..] and [batch, ..] to a scalar")
    {
        Operands = [new Operand("x", "Predicted log-probabilities."),
            new Operand("target", "Probabilities, of the same shape.")],
        Arguments =
        [
            Argument.Flag("log", false, "Whether targets are logarithms."),
            Argument.Flag("perExample", false, "Whether the sum is divided by the batch, whatever the reduction."),
            Argument.Reduction,
        ],
    };

    private static LossReading Distributions { get; } = new(TargetKind.Other, ScoreKind.LogProbabilities);

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand(0), target = layer.Operand(1);
        Loss.RequireSameShape(layer, x, target);
        Expr share = target.StopGradient(), log = share.Log();
        Expr elements = layer.Flag("log")
            ? target.Exp().Weighs(target - x)
            : share.Weighs(log - x).WithSlope(target, log + 1 - x);
        return layer.Flag("perExample")
            ? Loss.Noted(
                layer, elements.Sum() / elements.Count([0]), Distributions, isMean: true, elements.Shape[0])
            : Loss.Reduce(layer, elements, Distributions);
    }
}
