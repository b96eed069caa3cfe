namespace Ml.Generators.Ops.Composites;

/// <summary>A number for all elements along some axes.</summary>
public abstract class Reduction(
    string name, string summary, string formula, string? source = null, string element = "float") : SingleComposite
{
    public sealed override Signature Signature { get; } = new(
        name, Forms.Layer | Forms.Function, summary, formula, "[a, b, c] with axis 1 to [a, c], or [a, 1, c] when kept")
    {
        Operands = [new Operand("x", "The input.", element)],
        ResultElement = element == "any" ? "same" : element,
        Arguments = [Argument.Axes, Argument.Flag("keep", false, "Whether the reduced axes stay, with size 1.")],
        Source = source,
    };

    protected sealed override Expr Apply(LayerContext layer) =>
        Reduce(
            layer.Operand(), Axes.NormalizeAll(layer.Ints("axes"), layer.Operand().Shape, layer.Subject),
            layer.Flag("keep"));

    protected abstract Expr Reduce(Expr x, int[] axes, bool keep);
}
