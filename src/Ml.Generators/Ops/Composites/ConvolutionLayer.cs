using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Convolution over any number of spatial axes.</summary>
public abstract class ConvolutionLayer(int rank, string sizes) : SingleComposite
{
    public override Signature Signature { get; } = new(
        $"Conv{rank}D", Forms.Layer,
        "Slides filters over the input; every output is a weighted sum of one window of all channels of a group.",
        "y[b, f, p] = sum over c and k of x[b, c, p * stride + k * dilation] * W[f, c, k] + b[f]",
        $"[batch, channels, {sizes}] to [batch, filters, ..], a size n becoming "
        + "floor((n + padding - dilation * (kernel - 1) - 1) / stride) + 1")
    {
        Arguments =
        [
            Argument.Int("filters", null, "Number of output channels.", min: 1),
            .. Windows.Arguments(kernel: null, stride: "1"),
            Argument.Int("groups", 1, "Channels are cut into so many groups that do not see each other.", min: 1),
            Argument.Flag("bias", true, "Whether a bias is added to each output channel."),
            Argument.Int("channels", -1, "Number of input channels, checked; inferred when left out."),
            Argument.Init,
        ],
        Weights =
        [
            new Weight(
                "weight", "[filters, channels / groups, kernel..]",
                "Uniform in +-1 / sqrt(inputs of a window) by default."),
            new Weight("bias", "[filters]", "Uniform in +-1 / sqrt(inputs of a window)."),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.OperandOfRank($"[batch, channels, {sizes}]", rank + 2, rank + 2);
        int filters = layer.Int("filters"), groups = layer.Int("groups"), channels = Channels(layer, x.Shape[1]);
        RequireGroups(layer, groups, channels, filters);

        Window window = Windows.Read(layer, x.Shape.Skip(2));
        Shape shape = new Shape(filters, channels / groups).Append(window.Kernel.Select(k => (Dim)k).ToArray());
        Expr weight = layer.Parameter(
            "weight", shape, Initializers.Of(layer.Choice("init"), shape, Initializers.ByFanIn(shape)));
        Expr y = x.With(new Convolution(window, groups), weight);
        return layer.Flag("bias")
            ? y + layer.Parameter("bias", new Shape(filters), Initializers.ByFanIn(shape))
                .Reshape(new Shape(Enumerable.Repeat(Dim.One, rank)).Insert(0, filters))
            : y;
    }

    private static int Channels(LayerContext layer, Dim found)
    {
        int declared = layer.Int("channels");
        if (declared < 0)
            return layer.Static(found);
        if (layer.Builder.Shapes.Unify(found, declared, $"'{layer.Name}' declares {declared} channels") is not null)
            return declared;
        throw LayerContext.Mismatch(
            ProblemIds.Channels, $"'{layer.Name}' declares {declared} channels, but {layer.Giver()} gives {found}",
            $"channels: {found}, or leave 'channels' out and it is inferred.", argument: "channels",
            expected: $"[batch, {declared}, ..]");
    }

    private static void RequireGroups(LayerContext layer, int groups, int channels, int filters)
    {
        if (channels % groups == 0 && filters % groups == 0)
            return;
        (int size, string what) = channels % groups != 0 ? (channels, "channels") : (filters, "filters");
        throw LayerContext.Mismatch(
            ProblemIds.Groups, $"'{layer.Name}' cuts {size} {what} into {groups} groups, which does not divide",
            $"groups must divide both {channels} channels and {filters} filters, as "
            + $"{Divisors.Near(groups, channels, filters)} would", argument: "groups");
    }
}
