using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Rows of a trained table, combined.</summary>
public sealed class EmbeddingBag : SingleComposite
{
    public override Signature Signature { get; } = new(
        "EmbeddingBag", Forms.Layer,
        "Looks rows of a trained table up by number and combines those of each example.",
        "y[b, ..] = combine over i of weight[x[b, i], ..]", "int [batch, n] to [batch, width]")
    {
        Operands = [new Operand("ids", "Row numbers, from 0 to rows - 1.", "int")],
        Arguments =
        [
            Argument.Int("rows", null, "Number of rows.", min: 1),
            Argument.Int("width", null, "Length of a row.", min: 1),
            Argument.Choice("reduction", "Reduction", "Mean", "Whether rows are averaged or added up."),
            Argument.Flag("max", false, "Whether the largest of each column is taken instead."),
            Argument.Init,
        ],
        Weights = [new Weight("weight", "[rows, width]", "Standard normal by default.")],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr ids = layer.OperandOfRank("int [batch, n]", 2, 2);
        Shape shape = new(layer.Int("rows"), layer.Int("width"));
        Expr rows = layer.Parameter(
            "weight", shape, Initializers.Of(layer.Choice("init"), shape, Initializers.Normal(1))).Gather(ids);
        return layer.Flag("max") ? rows.Max([1]) : layer.Choice("reduction") == "Sum" ? rows.Sum(1) : rows.Mean(1);
    }
}
