using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Repetition as a whole.</summary>
public sealed class Tile : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Tile", Forms.Function,
        "Repeats the whole tensor along its axes.",
        "y[i] = x[i mod n]", "[a, b] to [a * times[0], b * times[1]]")
    {
        ResultElement = "same",
        Operands =
        [
            new Operand("x", "The input.", "any"),
        ],
        Arguments =
        [
            new Argument(
                "times", ArgumentKind.Ints, null,
                "How often along each axis; missing leading axes of the input are added.",
                Min: 1, IsParams: true),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        int[] times = layer.Ints("times");
        Dim[] sizes = [.. Enumerable.Repeat(Dim.One, Math.Max(times.Length - x.Rank, 0)), .. x.Shape];
        int missing = sizes.Length - times.Length;

        // Every axis gets one before it that is repeated, then both become one.
        Expr pairs = x.Reshape(new Shape(sizes.SelectMany(s => new[] { Dim.One, s })));
        Dim Times(int axis) => axis < missing ? 1 : times[axis - missing];
        return pairs.BroadcastTo(new Shape(sizes.SelectMany((s, axis) => new[] { Times(axis), s })))
            .Reshape(new Shape(sizes.Select((s, axis) => s * Times(axis))));
    }
}
