namespace Ml.Generators.Ops.Composites;

/// <summary>Rational squeeze.</summary>
public sealed class Softsign : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Softsign", Forms.Layer | Forms.Function,
        "Squeezes to between -1 and 1, slowly.", "x / (1 + |x|)", "any shape, kept");

    protected override Expr Apply(LayerContext layer)
    {
        // Infinities would be divided by each other.
        Expr x = layer.Operand().FromLowest().ToHighest();
        return x / (x.Abs() + 1);
    }
}
