using Ml.Generators.Graph;

namespace Ml.Generators.Ops.Composites;

/// <summary>Overlap of masks.</summary>
public sealed class Dice : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Dice", Forms.Loss | Forms.Function,
        "How little predicted and true masks overlap.",
        "1 - (2 * sum(p * t) + smooth) / (sum(p) + sum(t) + smooth), where p = sigmoid(logits)",
        "[batch, channels, ..] twice to a scalar")
    {
        Operands =
        [
            new Operand("logits", "The logits."),
            new Operand("target", "0 or 1, of the same shape."),
        ],
        Arguments =
        [
            Argument.Flag("perChannel", false, "Whether channels are compared one by one."),
            Argument.Float("smooth", 1, "Keeps empty masks finite.", min: 0),
            Argument.Reduction,
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr p = layer.OperandOfRank("[batch, channels, ..]", 2, int.MaxValue).Sigmoid(),
            t = layer.Operand(1).ToFloat();
        int first = layer.Flag("perChannel") ? 2 : 1;
        int[] axes = Enumerable.Range(first, p.Rank - first).ToArray();
        double smooth = layer.Float("smooth");
        Expr both = ((p * t).Sum(axes) * 2) + smooth, either = p.Sum(axes) + t.Sum(axes) + smooth;
        return Loss.Reduce(
            layer, 1 - either.EqualTo(either.Number(0)).Select(both.Number(0), both / either),
            LossReading.YesNo(ScoreKind.Logits));
    }
}
