using Ml.Generators.Graph;
using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Likelihood of classes, from log-probabilities.</summary>
public sealed class NegativeLogLikelihood : SingleComposite
{
    public override Signature Signature { get; } = new(
        "NegativeLogLikelihood", Forms.Loss | Forms.Function,
        "The negative log-probability of the right class, after a LogSoftmax. CrossEntropy does both in one.",
        "-logProbabilities[label]",
        "[batch, classes] and int [batch] to a scalar; also [batch, time, classes] with int [batch, time], and "
        + "[batch, classes, ..] with int [batch, ..]")
    {
        Operands =
        [
            new Operand("logProbabilities", "Log-probabilities."),
            new Operand("label", "The right classes.", "int"),
            new Operand("classWeights", "A weight for each class, [classes].", IsOptional: true),
        ],
        Arguments = [ClassLosses.Ignore, Argument.Reduction, ClassAxis.Argument],
    };

    public override TensorType TargetFor(TensorType output, LayerContext layer) =>
        ClassAxis.TargetFor(layer, output.Shape);

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand(0), target = layer.Operand(1);
        ClassTarget classes = ClassTarget.Of(layer, x, target, layer.Int("ignore"));
        Expr loss = -classes.Pick(x), weight = x.Number(1);
        if (layer.OperandCount > 2)
        {
            Shape along = new(Enumerable.Range(0, x.Rank).Select(i => i == classes.Axis ? x.Shape[i] : Dim.One));
            Expr weights = ClassLosses.Weights(layer, x.Shape[classes.Axis]);
            weight = classes.Pick(weights.Reshape(along).BroadcastTo(x.Shape));
            loss = weight.Weighs(loss);
        }

        return ClassLosses.Reduce(layer, loss, weight, target, ScoreKind.LogProbabilities, classes.Axis);
    }
}
