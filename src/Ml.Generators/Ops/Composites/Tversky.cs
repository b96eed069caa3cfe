using Ml.Generators.Graph;

namespace Ml.Generators.Ops.Composites;

/// <summary>Overlap of masks, with prices for false alarms and misses.</summary>
public sealed class Tversky : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Tversky", Forms.Loss | Forms.Function,
        "How little masks overlap, false alarms and misses priced apart.",
        "1 - (tp + smooth) / (tp + alpha * fp + beta * fn + smooth)", "[batch, channels, ..] twice to a scalar")
    {
        Operands =
        [
            new Operand("logits", "The logits."),
            new Operand("target", "0 or 1, of the same shape."),
        ],
        Arguments =
        [
            Argument.Float("alpha", 0.5, "Price of a false alarm.", min: 0),
            Argument.Float("beta", 0.5, "Price of a miss.", min: 0),
            Argument.Float("smooth", 1, "Keeps empty masks finite.", min: 0),
            Argument.Reduction,
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr p = layer.OperandOfRank("[batch, ..]", 2, int.MaxValue).Sigmoid(), t = layer.Operand(1).ToFloat();
        int[] axes = Enumerable.Range(1, p.Rank - 1).ToArray();
        Expr hit = (p * t).Sum(axes), alarm = (p * (1 - t)).Sum(axes), miss = ((1 - p) * t).Sum(axes);
        double smooth = layer.Float("smooth");
        Expr found = hit + smooth;
        Expr priced = hit + (alarm * layer.Float("alpha")) + (miss * layer.Float("beta")) + smooth;
        return Loss.Reduce(
            layer, 1 - priced.EqualTo(priced.Number(0)).Select(found.Number(0), found / priced),
            LossReading.YesNo(ScoreKind.Logits));
    }
}
