namespace Ml.Generators.Ops.Composites;

/// <summary>Variance.</summary>
public sealed class Var : SingleComposite
{
    public override Signature Signature { get; } = Moment(
        "Var", "The mean squared distance from the mean.", "sum((x - mean)^2) / (count - correction)");

    protected override Expr Apply(LayerContext layer) => Of(layer);

    internal static Signature Moment(string name, string summary, string formula) => new(
        name, Forms.Function, summary, formula, "[a, b, c] with axis 1 to [a, c], or [a, 1, c] when kept")
    {
        Arguments =
        [
            Argument.Axes,
            Argument.Flag("keep", false, "Whether the reduced axes stay, with size 1."),
            Argument.Float("correction", 1, "Taken off the count: 1 for a sample, 0 for a population."),
        ],
    };

    internal static Expr Of(LayerContext layer)
    {
        Expr x = layer.Operand();
        int[] axes = Axes.NormalizeAll(layer.Ints("axes"), x.Shape, layer.Subject);
        Expr squares = (x - x.Mean(axes, keep: true)).Square().Sum(axes, layer.Flag("keep"));
        return squares / (x.Count(axes) - layer.Float("correction"));
    }
}
