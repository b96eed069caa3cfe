namespace Ml.Generators.Ops.Composites;

/// <summary>Vectors of length 1.</summary>
public sealed class Normalize : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Normalize", Forms.Layer | Forms.Function,
        "Scales vectors to length 1.", "x / max(norm(x), epsilon)", "any shape, kept")
    {
        Arguments =
        [
            Argument.Axis(-1, "The axis along which vectors lie."),
            Argument.Float("p", 2, "Which norm.", min: 0),
            Argument.Float("epsilon", 1e-12, "Least length that is divided by.", min: 0),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        return x / Norm.Of(x, [x.Axis(layer.Int("axis"))], layer.Float("p"), keep: true)
            .Maximum(layer.Float("epsilon"));
    }
}
