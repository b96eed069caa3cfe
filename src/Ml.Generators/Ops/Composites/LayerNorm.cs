using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Normalisation of each element of the batch by itself.</summary>
public sealed class LayerNorm : SingleComposite
{
    public override Signature Signature { get; } = new(
        "LayerNorm", Forms.Layer,
        "Gives the last axis (or last axes) mean 0 and variance 1.",
        "(x - mean) / sqrt(variance + epsilon) * weight + bias", "[.., width], kept")
    {
        Arguments =
        [
            Argument.Int("axes", 1, "How many of the last axes are normalised together.", min: 1),
            Argument.Float("epsilon", 1e-5, "Added to the variance.", min: 0),
            Argument.Flag("weight", true, "Whether elements are scaled afterwards."),
            Argument.Flag("bias", true, "Whether elements are shifted afterwards."),
        ],
        Weights =
        [
            new Weight("weight", "[width]", "Starts at 1."),
            new Weight("bias", "[width]", "Starts at 0."),
        ],
        Source = "Ba et al. 2016",
    };

    protected override Expr Apply(LayerContext layer)
    {
        int count = layer.Int("axes");
        Expr x = layer.OperandOfRank($"{count} or more axes", count, int.MaxValue);
        Expr y = Normalize(x, Enumerable.Range(x.Rank - count, count).ToArray(), layer.Float("epsilon"));
        Shape width = new(x.Shape.Skip(x.Rank - count).Select(d => (Dim)layer.Static(d)));
        if (layer.Flag("weight"))
            y *= layer.Parameter("weight", width, Initializers.Ones);
        return layer.Flag("bias") ? y + layer.Parameter("bias", width, Initializers.Zeros) : y;
    }

    /// <summary>
    /// Mean 0 and variance 1 over axes; the variance is the mean of squared deviations, in a second sweep.
    /// </summary>
    internal static Expr Normalize(Expr x, int[] axes, double epsilon)
    {
        Expr centered = x - x.Mean(axes, keep: true);
        return centered * (1 / (centered.Square().Mean(axes, keep: true) + epsilon).Sqrt());
    }
}
