using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Ops.Composites;

/// <summary>Rectifier with a trained slope.</summary>
public sealed class PRelu : SingleComposite
{
    public override Signature Signature { get; } = new(
        "PRelu", Forms.Layer,
        "Negative values keep a trained share of their size.", "x if x > 0, else weight * x", "any shape, kept")
    {
        Arguments =
        [
            Argument.Flag("perChannel", false, "Whether every channel (axis 1) has its own slope."),
            Argument.Float("slope", 0.25, "What the slopes start with."),
        ],
        Weights = [new Weight("weight", "[1] or [channels]", "Starts at the slope.")],
        Source = "He et al. 2015",
    };

    protected override Expr Apply(LayerContext layer)
    {
        bool perChannel = layer.Flag("perChannel");
        Expr x = perChannel ? layer.OperandOfRank("[batch, channels, ..]", 2, int.MaxValue) : layer.Operand();
        Shape shape = new(perChannel ? layer.Static(x.Shape[1]) : 1);
        Expr weight = layer.Parameter(
            "weight", shape, new InitialSpec(InitialDistribution.Constant, layer.Float("slope")));
        if (perChannel)
            weight = weight.Reshape(shape.Append(Enumerable.Repeat(Dim.One, x.Rank - 2).ToArray()));
        return (x > 0).Select(x, x * weight);
    }
}
