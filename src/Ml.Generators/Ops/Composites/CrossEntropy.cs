using Ml.Generators.Graph;
using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Likelihood of classes, from logits.</summary>
public sealed class CrossEntropy : SingleComposite
{
    public override Signature Signature { get; } = new(
        "CrossEntropy", Forms.Loss | Forms.Function,
        "The negative log-likelihood of the right class, from logits: no Softmax before it.",
        "-log softmax(logits)[label]; smoothed: (1 - s) of that and s times the mean over all classes",
        "[batch, classes] and int [batch] to a scalar; also [batch, time, classes] with int [batch, time], and "
        + "[batch, classes, ..] with int [batch, ..]")
    {
        Operands =
        [
            new Operand("logits", "The scores of the classes."),
            new Operand("label", "The right classes, or probabilities of the logits' shape.", "any"),
            new Operand("classWeights", "A weight for each class, [classes].", IsOptional: true),
        ],
        Arguments =
        [
            Argument.Float(
                "smoothing", 0, "Share of the target that is spread evenly over all classes.", min: 0, max: 1),
            ClassLosses.Ignore,
            Argument.Reduction,
            ClassAxis.Argument,
        ],
    };

    public override TensorType TargetFor(TensorType output, LayerContext layer) =>
        ClassAxis.TargetFor(layer, output.Shape);

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand(0), target = layer.Operand(1);
        return target.Element == ElementType.Float32 ? OfProbabilities(layer, x, target) : OfClasses(layer, x, target);
    }

    private static Expr OfClasses(LayerContext layer, Expr x, Expr target)
    {
        ClassTarget classes = ClassTarget.Of(layer, x, target, layer.Int("ignore"));
        int axis = classes.Axis;
        // An ignored row may hold anything, and its slope be anything: none of it goes back.
        x = ClassLosses.IsIgnored(layer, target).Unsqueeze(axis).Select(x.StopGradient(), x);
        Expr top = Softmax.Top(x, [axis]), total = Softmax.Total(Softmax.Fall(x, top), [axis], keep: false).Log();
        Expr loss = total - Softmax.Below(classes.Pick(x), top.Reshape(total.Shape)), weight = total.Number(1);
        Expr? weights = Weights(layer, x.Shape, axis);
        if (weights is { } w)
        {
            weight = classes.Pick(w.BroadcastTo(x.Shape));
            loss = weight.Weighs(loss);
        }

        double smoothing = layer.Float("smoothing");
        if (smoothing > 0)
        {
            Expr others = total.Unsqueeze(axis) - Softmax.Below(x, top);
            loss = (loss * (1 - smoothing))
                + ((weights is { } v ? v.Weighs(others) : others).Sum(axis) * smoothing / x.Count([axis]));
        }

        return ClassLosses.Reduce(layer, loss, weight, target, ScoreKind.Logits, axis);
    }

    private static Expr OfProbabilities(LayerContext layer, Expr x, Expr target)
    {
        if (target.Rank == x.Rank - 1)
        {
            throw LayerContext.Mismatch(
                ProblemIds.Target,
                $"'{layer.Name}' takes class numbers as whole numbers, but {layer.Giver(1)} gives {target.Shape} of "
                + "float",
                $"declare {layer.Giver(1)} as Tensor<int>, or give probabilities of the shape {x.Shape}", operand: 1,
                against: 0);
        }

        Loss.RequireSameShape(layer, x, target);
        int axis = ClassAxis.Of(layer, x, target);
        double smoothing = layer.Float("smoothing");
        if (smoothing > 0)
            target = (target * (1 - smoothing)) + (smoothing / x.Count([axis]));
        Expr terms = target.Weighs(LogSoftmax.Along(x, axis));
        if (Weights(layer, x.Shape, axis) is { } weights)
            terms = weights.Weighs(terms);
        return Loss.Reduce(
            layer, -terms.Sum(axis), new LossReading(TargetKind.Classes, ScoreKind.Logits, axis));
    }

    /// <summary>The class weights along the class axis, or null.</summary>
    private static Expr? Weights(LayerContext layer, Shape scores, int axis) => layer.OperandCount < 3 ? null
        : ClassLosses.Weights(layer, scores[axis])
            .Reshape(new Shape(Enumerable.Range(0, scores.Rank).Select(i => i == axis ? scores[axis] : Dim.One)));
}
