namespace Ml.Generators.Ops.Composites;

/// <summary>Normalisation of each channel of each example.</summary>
public sealed class InstanceNorm : SingleComposite
{
    public override Signature Signature { get; } = new(
        "InstanceNorm", Forms.Layer,
        "Gives every channel of every example mean 0 and variance 1.",
        "(x - mean) / sqrt(variance + epsilon) * weight + bias", "[batch, channels, ..], kept")
    {
        Arguments =
        [
            Argument.Float("epsilon", 1e-5, "Added to the variance.", min: 0),
            Argument.Flag("affine", false, "Whether channels are scaled and shifted afterwards."),
        ],
        Weights =
        [
            new Weight("weight", "[channels]", "Starts at 1. Only when affine."),
            new Weight("bias", "[channels]", "Starts at 0. Only when affine."),
        ],
        Source = "Ulyanov et al. 2016",
    };

    // As many groups as channels.
    protected override Expr Apply(LayerContext layer) => GroupNorm.Apply(layer, 0, layer.Flag("affine"));
}
