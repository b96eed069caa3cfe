namespace Ml.Generators.Ops.Composites;

/// <summary>Self-normalising linear unit.</summary>
public sealed class Selu : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Selu", Forms.Layer | Forms.Function,
        "Keeps mean 0 and variance 1 through deep dense stacks.",
        "scale * (x if x > 0, else alpha * (exp(x) - 1)), scale 1.0507, alpha 1.6733",
        "any shape, kept")
    {
        Source = "Klambauer et al. 2017",
    };

    protected override Expr Apply(LayerContext layer) =>
        Elu.Saturating(layer.Operand(), 1.6732632423543772, 1) * 1.0507009873554805;
}
