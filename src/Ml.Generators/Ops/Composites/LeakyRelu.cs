namespace Ml.Generators.Ops.Composites;

/// <summary>Rectifier with a slope on the left.</summary>
public sealed class LeakyRelu : SingleComposite
{
    public override Signature Signature { get; } = new(
        "LeakyRelu", Forms.Layer | Forms.Function,
        "Negative values keep a share of their size.", "x if x > 0, else slope * x", "any shape, kept")
    {
        Arguments = [Argument.Float("slope", 0.01, "Slope for values of at most 0.")],
        Source = "Maas et al. 2013",
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        return (x > 0).Select(x, x * layer.Float("slope"));
    }
}
