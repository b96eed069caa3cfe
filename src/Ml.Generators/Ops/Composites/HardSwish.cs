namespace Ml.Generators.Ops.Composites;

/// <summary>Piecewise quadratic gate.</summary>
public sealed class HardSwish : SingleComposite
{
    public override Signature Signature { get; } = new(
        "HardSwish", Forms.Layer | Forms.Function,
        "The input times its hard sigmoid.", "0 if x < -3, x if x > 3, else x * (x + 3) / 6", "any shape, kept")
    {
        Source = "Howard et al. 2019",
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        return (x < -3).Select(x.Number(0), (x <= 3).Select(x * (x + 3) * (1 / 6.0), x));
    }
}
