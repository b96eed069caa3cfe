using Ml.Generators.Graph;

namespace Ml.Generators.Ops.Composites;

/// <summary>Margin loss of signs.</summary>
public sealed class Hinge : Loss
{
    public override Signature Signature { get; } = Describe(
        "Hinge",
        "The margin by which the sign is missed, for targets of -1 and 1.",
        "max(0, margin - target * prediction)^power",
        Argument.Float("margin", 1, "The margin wanted."),
        Argument.Int("power", 1, "1, or 2 for the squared hinge.", 1, 2));

    protected override Expr Elements(LayerContext layer, Expr x, Expr target)
    {
        Expr missed = (layer.Float("margin") - (x * target)).Relu();
        return layer.Int("power") == 2 ? missed.Square() : missed;
    }

    protected override LossReading ReadingOf(LayerContext layer) => LossReading.YesNo(ScoreKind.Scores);
}
