using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>
/// What the gated feed-forward blocks have in common: all but the function that the gate goes through.
/// </summary>
public abstract class GatedFeedForward(string name, string function) : SingleComposite
{
    public override Signature Signature { get; } = new(
        name, Forms.Layer,
        $"A feed-forward block whose hidden values are gated by the {function} of another product.",
        $"({function}(x G^T) * (x U^T)) D^T", "[.., width], kept")
    {
        Arguments = [Argument.Int("hidden", null, "Number of hidden values.", min: 1), Argument.Init],
        Weights =
        [
            new Weight("gate", "[hidden, width]", "G. Uniform in +-1 / sqrt(width) by default."),
            new Weight("up", "[hidden, width]", "U, likewise."),
            new Weight("down", "[width, hidden]", "D. Uniform in +-1 / sqrt(hidden) by default."),
        ],
        Source = "Shazeer 2020",
    };

    protected abstract Expr Gate(Expr x);

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.OperandOfRank("[.., width]", 2, int.MaxValue);
        int width = layer.Static(x.Shape.At(-1)), hidden = layer.Int("hidden");
        Expr rows = x.Reshape(new Shape(x.Shape.Take(x.Rank - 1).Size, width));
        Expr inner = Gate(Product(rows, "gate", new Shape(hidden, width))) * Product(
            rows, "up", new Shape(hidden, width));
        return Product(inner, "down", new Shape(width, hidden)).Reshape(x.Shape);

        Expr Product(Expr left, string weight, Shape shape) => left.MatMul(
            layer.Parameter(weight, shape, Initializers.Of(layer.Choice("init"), shape, Initializers.ByFanIn(shape))),
            transposeRight: true);
    }
}
