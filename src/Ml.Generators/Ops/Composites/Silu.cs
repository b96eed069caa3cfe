namespace Ml.Generators.Ops.Composites;

/// <summary>Sigmoid-weighted linear unit.</summary>
public sealed class Silu : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Silu", Forms.Layer | Forms.Function,
        "The input times its own sigmoid.", "x * sigmoid(x)", "any shape, kept")
    {
        Source = "Elfwing et al. 2018",
    };

    protected override Expr Apply(LayerContext layer) => Of(layer.Operand());

    internal static Expr Of(Expr x) => x.FromLowest() * x.Sigmoid();
}
