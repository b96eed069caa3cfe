using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Fully connected layer.</summary>
public sealed class Dense : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Dense", Forms.Layer,
        "Every output is a weighted sum of all inputs.", "x W^T + b", "[.., inputs] to [.., units]")
    {
        Arguments =
        [
            Argument.Int("units", null, "Number of outputs.", min: 1),
            Argument.Flag("bias", true, "Whether a bias is added."),
            Argument.Int("inputs", -1, "Number of inputs, checked; inferred when left out."),
            Argument.Init,
        ],
        Weights =
        [
            new Weight("weight", "[units, inputs]", "Uniform in +-1 / sqrt(inputs) by default."),
            new Weight("bias", "[units]", "Uniform in +-1 / sqrt(inputs)."),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.OperandOfRank("[.., inputs]", 1, int.MaxValue);
        int units = layer.Int("units"), inputs = Inputs(layer, x.Shape.At(-1));
        Shape shape = new(units, inputs);
        Expr weight = layer.Parameter(
            "weight", shape, Initializers.Of(layer.Choice("init"), shape, Initializers.ByFanIn(shape)));

        // One matrix product whatever the rank: the leading axes are rows.
        Shape leading = x.Shape.Take(x.Rank - 1);
        Expr rows = x.Rank == 2 ? x : x.Reshape(new Shape(leading.Size, x.Shape.At(-1)));
        Expr y = rows.MatMul(weight, transposeRight: true);
        if (layer.Flag("bias"))
            y += layer.Parameter("bias", new Shape(units), Initializers.ByFanIn(shape));
        return y.Reshape(leading.Append(units));
    }

    private static int Inputs(LayerContext layer, Dim found)
    {
        int declared = layer.Int("inputs");
        if (declared < 0)
            return layer.Static(found);
        if (layer.Builder.Shapes.Unify(found, declared, $"'{layer.Name}' declares {declared} inputs") is not null)
            return declared;
        throw LayerContext.Mismatch(
            ProblemIds.InnerSizes, $"'{layer.Name}' declares {declared} inputs, but {layer.Giver()} gives {found}",
            $"inputs: {found}, or leave 'inputs' out and it is inferred.", argument: "inputs",
            expected: $"[.., {declared}]");
    }
}
