using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>A trained table.</summary>
public sealed class Embedding : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Embedding", Forms.Layer,
        "Looks rows of a trained table up by number.", "y[i, ..] = weight[x[i], ..]", "int [..] to [.., width]")
    {
        Operands = [new Operand("ids", "Row numbers, from 0 to rows - 1.", "int")],
        Arguments =
        [
            Argument.Int("rows", null, "Number of rows.", min: 1),
            Argument.Int("width", null, "Length of a row.", min: 1),
            Argument.Int("padding", -1, "A row that is not trained, or -1."),
            Argument.Init,
        ],
        Weights = [new Weight("weight", "[rows, width]", "Standard normal by default.")],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr ids = layer.Operand();
        Shape shape = new(layer.Int("rows"), layer.Int("width"));
        Expr weight = layer.Parameter(
            "weight", shape, Initializers.Of(layer.Choice("init"), shape, Initializers.Normal(1)));
        int padding = layer.Int("padding"), rows = layer.Int("rows");
        if (padding < -1 || padding >= rows)
        {
            throw LayerContext.Mismatch(
                ProblemIds.ArgumentRange,
                $"'padding' of '{layer.Name}' must be one of its {rows} rows or -1 for none, but is {padding}",
                $"write a row from 0 to {rows - 1}" + (padding == rows ? $", or {rows + 1} rows" : ""),
                argument: "padding");
        }

        if (padding >= 0)
        {
            Expr row = weight.RampAlong(0, ElementType.Int32);
            weight = row.EqualTo(row.Number(padding)).Select(weight.StopGradient(), weight);
        }

        return weight.Gather(ids);
    }
}
