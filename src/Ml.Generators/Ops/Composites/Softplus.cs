namespace Ml.Generators.Ops.Composites;

/// <summary>Smooth rectifier.</summary>
public sealed class Softplus : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Softplus", Forms.Layer | Forms.Function,
        "A smooth max(x, 0).", "log(1 + exp(beta * x)) / beta; x itself where beta * x > threshold", "any shape, kept")
    {
        Arguments =
        [
            Argument.Float("beta", 1, "Sharpness.", min: 1e-6),
            Argument.Float("threshold", 20, "Where it counts as the identity."),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        double beta = layer.Float("beta");
        Expr x = layer.Operand(), scaled = x * beta;
        return (scaled > layer.Float("threshold")).Select(x, Of(scaled) * (1 / beta));
    }

    /// <summary>log(1 + exp(x)) without overflow.</summary>
    internal static Expr Of(Expr x) => x.Maximum(0) + (-x.Abs()).Exp().Log1p();
}
