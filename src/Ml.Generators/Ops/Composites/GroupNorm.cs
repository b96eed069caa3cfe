using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Normalisation of groups of channels.</summary>
public sealed class GroupNorm : SingleComposite
{
    public override Signature Signature { get; } = new(
        "GroupNorm", Forms.Layer,
        "Gives every group of neighbouring channels mean 0 and variance 1, example by example.",
        "(x - mean) / sqrt(variance + epsilon) * weight + bias", "[batch, channels, ..], kept")
    {
        Arguments =
        [
            Argument.Int("groups", null, "Number of groups; divides the channels.", min: 1),
            Argument.Float("epsilon", 1e-5, "Added to the variance.", min: 0),
            Argument.Flag("affine", true, "Whether channels are scaled and shifted afterwards."),
        ],
        Weights =
        [
            new Weight("weight", "[channels]", "Starts at 1."),
            new Weight("bias", "[channels]", "Starts at 0."),
        ],
        Source = "Wu and He 2018",
    };

    protected override Expr Apply(LayerContext layer) =>
        Apply(layer, layer.Int("groups"), layer.Flag("affine"));

    internal static Expr Apply(LayerContext layer, int groups, bool affine)
    {
        Expr x = layer.OperandOfRank("[batch, channels, ..]", 2, 5);
        int channels = layer.Static(x.Shape[1]);
        groups = groups == 0 ? channels : groups;
        if (channels % groups != 0)
        {
            throw LayerContext.Mismatch(
                ProblemIds.Groups,
                $"'{layer.Name}' cuts {channels} channels into {groups} groups, which does not divide",
                $"groups must divide {channels}, as {Divisors.Near(groups, channels)} would", argument: "groups");
        }

        Shape inGroups = new(x.Shape[0], groups, x.Shape.Skip(2).Size * (channels / groups));
        Expr y = LayerNorm.Normalize(x.Reshape(inGroups), [2], layer.Float("epsilon")).Reshape(x.Shape);
        if (!affine)
            return y;
        Shape column = new Shape(channels).Append(Enumerable.Repeat(Dim.One, x.Rank - 2).ToArray());
        return (y * layer.Parameter("weight", new Shape(channels), Initializers.Ones).Reshape(column))
            + layer.Parameter("bias", new Shape(channels), Initializers.Zeros).Reshape(column);
    }
}
