using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Normalisation by the root of the mean square.</summary>
public sealed class RmsNorm : SingleComposite
{
    public override Signature Signature { get; } = new(
        "RmsNorm", Forms.Layer,
        "Gives the last axis a mean square of 1; no mean is subtracted.",
        "x / sqrt(mean(x * x) + epsilon) * weight", "[.., width], kept")
    {
        Arguments =
        [
            Argument.Float("epsilon", 1e-5, "Added to the mean square.", min: 0),
            Argument.Flag("weight", true, "Whether elements are scaled afterwards."),
        ],
        Weights = [new Weight("weight", "[width]", "Starts at 1.")],
        Source = "Zhang and Sennrich 2019",
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.OperandOfRank("[.., width]", 1, int.MaxValue);
        Expr y = x * (1 / (x.Square().Mean(-1, keep: true) + layer.Float("epsilon")).Sqrt());
        return layer.Flag("weight")
            ? y * layer.Parameter("weight", new Shape(layer.Static(x.Shape.At(-1))), Initializers.Ones)
            : y;
    }
}
