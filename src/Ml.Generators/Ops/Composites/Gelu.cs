namespace Ml.Generators.Ops.Composites;

/// <summary>Gaussian error linear unit.</summary>
public sealed class Gelu : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Gelu", Forms.Layer | Forms.Function,
        "The input times the chance that a standard normal number is below it.",
        "x * (1 + erf(x / sqrt(2))) / 2; with tanh: x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))",
        "any shape, kept")
    {
        Arguments = [Argument.Flag("tanh", false, "Whether the tanh approximation is used, as GPT-2 does.")],
        Source = "Hendrycks and Gimpel 2016",
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        // (1 + tanh(t)) / 2 is sigmoid(2 t), which keeps its digits where it is almost 0.
        return layer.Flag("tanh")
            ? x.FromLowest() * ((x + (x.Square() * x * 0.044715)) * Math.Sqrt(8 / Math.PI)).Sigmoid()
            : Of(x);
    }

    internal static Expr Of(Expr x) => x.FromLowest() * 0.5 * ((x * Math.Sqrt(0.5)).Erf() + 1);
}
