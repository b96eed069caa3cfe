using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Weighted sum of all products of two inputs.</summary>
public sealed class Bilinear : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Bilinear", Forms.Layer,
        "Every output is a weighted sum of the products of all pairs of inputs.",
        "z[b, u] = sum over i and j of x[b, i] * W[u, i, j] * y[b, j] + bias[u]",
        "[batch, n] and [batch, m] to [batch, units]")
    {
        Operands = [new Operand("x", "One input."), new Operand("y", "The other.")],
        Arguments =
        [
            Argument.Int("units", null, "Number of outputs.", min: 1),
            Argument.Flag("bias", true, "Whether a bias is added."),
            Argument.Init,
        ],
        Weights =
        [
            new Weight("weight", "[units, n, m]", "Uniform in +-1 / sqrt(n) by default."),
            new Weight("bias", "[units]", "Uniform in +-1 / sqrt(n)."),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.OperandOfRank("[batch, n]", 2, 2), y = layer.OperandOfRank("[batch, m]", 2, 2, operand: 1);
        int units = layer.Int("units"), n = layer.Static(x.Shape[1]), m = layer.Static(y.Shape[1], operand: 1);
        Shape shape = new(units, n, m);
        Specs.InitialSpec bound = Initializers.Uniform(1 / Math.Sqrt(n));
        Expr weight = layer.Parameter("weight", shape, Initializers.Of(layer.Choice("init"), shape, bound));

        // One matrix product over y, then a weighted sum over x.
        Expr perUnit = y.MatMul(weight.Reshape(new Shape(units * n, m)), transposeRight: true)
            .Reshape(new Shape(y.Shape[0], units, n));
        Expr z = (perUnit * x.Unsqueeze(1)).Sum(-1);
        return layer.Flag("bias") ? z + layer.Parameter("bias", new Shape(units), bound) : z;
    }
}
