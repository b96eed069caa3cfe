using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Normalisation by the statistics of a batch.</summary>
public sealed class BatchNorm : SingleComposite
{
    public override Signature Signature { get; } = new(
        "BatchNorm", Forms.Layer,
        "Gives every channel mean 0 and variance 1: over the batch while training, over running averages otherwise.",
        "(x - mean) / sqrt(variance + epsilon) * weight + bias", "[batch, channels, ..], kept")
    {
        Arguments =
        [
            Argument.Float("momentum", 0.1, "Share of a batch in the running averages.", min: 0, max: 1),
            Argument.Float("epsilon", 1e-5, "Added to the variance.", min: 0),
            Argument.Flag("affine", true, "Whether channels are scaled and shifted afterwards."),
        ],
        Weights =
        [
            new Weight("weight", "[channels]", "Starts at 1."),
            new Weight("bias", "[channels]", "Starts at 0."),
            new Weight("running_mean", "[channels]", "Kept, not trained. Starts at 0."),
            new Weight(
                "running_var", "[channels]", "Kept, not trained: the variance divided by count - 1. Starts at 1."),
        ],
        Source = "Ioffe and Szegedy 2015",
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.OperandOfRank("[batch, channels, ..]", 2, 5);
        Shape channels = new(layer.Static(x.Shape[1]));
        Shape column = channels.Append(Enumerable.Repeat(Dim.One, x.Rank - 2).ToArray());
        Expr runningMean = layer.State("running_mean", channels, 0),
            runningVariance = layer.State("running_var", channels, 1);
        bool affine = layer.Flag("affine");
        Expr? weight = affine ? layer.Parameter("weight", channels, Initializers.Ones) : null;
        Expr? bias = affine ? layer.Parameter("bias", channels, Initializers.Zeros) : null;

        Expr centered, variance;
        if (layer.IsTraining)
        {
            int[] rest = Enumerable.Range(0, x.Rank).Where(axis => axis != 1).ToArray();
            Expr mean = x.Mean(rest), count = x.Count(rest);
            centered = x - mean.Reshape(column);
            Expr squares = centered.Square().Sum(rest);
            variance = squares / count;
            double momentum = layer.Float("momentum");
            layer.UpdateState("running_mean", (runningMean * (1 - momentum)) + (mean * momentum));
            layer.UpdateState(
                "running_var", (runningVariance * (1 - momentum)) + (squares / (count - 1).Maximum(1) * momentum));
        }
        else
        {
            centered = x - runningMean.Reshape(column);
            variance = runningVariance;
        }

        // Scale per channel first: one multiplication an element.
        Expr scale = 1 / (variance + layer.Float("epsilon")).Sqrt();
        Expr y = centered * (weight is { } w ? scale * w : scale).Reshape(column);
        return bias is { } b ? y + b.Reshape(column) : y;
    }
}
