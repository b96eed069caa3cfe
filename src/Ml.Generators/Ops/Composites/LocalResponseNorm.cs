using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Normalisation by neighbouring channels.</summary>
public sealed class LocalResponseNorm : SingleComposite
{
    public override Signature Signature { get; } = new(
        "LocalResponseNorm", Forms.Layer | Forms.Function,
        "Divides by the strength of neighbouring channels.",
        "x / (k + alpha / size * sum over size neighbouring channels of x^2)^beta", "[batch, channels, ..], kept")
    {
        Arguments =
        [
            Argument.Int("size", 5, "Number of channels, the own one in the middle.", min: 1),
            Argument.Float("alpha", 1e-4, "Weight of the sum."),
            Argument.Float("beta", 0.75, "The power."),
            Argument.Float("k", 1, "Added to the sum."),
        ],
        Source = "Krizhevsky et al. 2012",
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.OperandOfRank("[batch, channels, ..]", 2, int.MaxValue), squares = x.Square();
        int size = layer.Int("size"), channels = layer.Static(x.Shape[1]);
        Expr sum = squares;
        for (int offset = -(size / 2); offset <= (size - 1) / 2; offset++)
        {
            if (offset != 0 && Math.Abs(offset) < channels)
                sum += Shifted(squares, offset, channels);
        }

        return x / ((sum * (layer.Float("alpha") / size)) + layer.Float("k")).Power(x.Number(layer.Float("beta")));
    }

    /// <summary>Channel c + offset in the place of channel c, 0 outside.</summary>
    private static Expr Shifted(Expr x, int offset, int channels)
    {
        int before = Math.Max(-offset, 0), after = Math.Max(offset, 0);
        Expr inside = x.Slice(1, after, channels - before - after);
        Dim[] Along(int channel) => x.Shape.Select((_, axis) => axis == 1 ? (Dim)channel : Dim.Zero).ToArray();
        return inside.With(new Primitives.Pad(
            Specs.EquatableArray.ToEquatableArray(Along(before)), Specs.EquatableArray.ToEquatableArray(Along(after)),
            Specs.EquatableArray.ToEquatableArray(x.Shape.Select(_ => 1)), 0));
    }
}
