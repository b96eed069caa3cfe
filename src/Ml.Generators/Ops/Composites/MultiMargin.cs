using Ml.Generators.Graph;
using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Margins between classes.</summary>
public sealed class MultiMargin : SingleComposite
{
    public override Signature Signature { get; } = new(
        "MultiMargin", Forms.Loss | Forms.Function,
        "The right class is to score above every other by a margin.",
        "sum over wrong classes c of max(0, margin - x[label] + x[c])^power, divided by the number of classes",
        "[batch, classes] and int [batch] to a scalar")
    {
        Operands =
        [
            new Operand("scores", "The scores."),
            new Operand("label", "The right classes.", "int"),
            new Operand("classWeights", "A weight for each class, [classes].", IsOptional: true),
        ],
        Arguments =
        [
            Argument.Float("margin", 1, "The margin wanted."),
            Argument.Int("power", 1, "1 or 2.", 1, 2),
            Argument.Reduction,
        ],
    };

    public override TensorType TargetFor(TensorType output, LayerContext layer) =>
        new(ElementType.Int32, output.Shape.Take(1));

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.OperandOfRank("[batch, classes]", 2, 2), label = layer.Operand(1);
        ClassTarget classes = ClassTarget.Of(layer, x, label);
        Expr missed = (layer.Float("margin") - classes.Pick(x).Unsqueeze(1) + x).Relu();
        missed = layer.Int("power") == 2 ? missed.Square() : missed;
        Expr wrong = x.RampAlong(1, ElementType.Int32).EqualTo(classes.Target).Not();
        Expr loss = wrong.Select(missed, 0).Sum(1) / x.Count([1]);
        return Loss.Reduce(
            layer, layer.OperandCount > 2
                ? loss * classes.Pick(ClassLosses.Weights(layer, x.Shape[1]).BroadcastTo(x.Shape)) : loss,
            new LossReading(TargetKind.Classes, ScoreKind.Scores, classes.Axis));
    }
}
