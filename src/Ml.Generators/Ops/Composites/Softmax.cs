namespace Ml.Generators.Ops.Composites;

/// <summary>Normalised exponentials.</summary>
public sealed class Softmax : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Softmax", Forms.Layer | Forms.Function,
        "Positive numbers that add up to 1 along an axis.", "exp(x - max(x)) / sum(exp(x - max(x)))", "any shape, kept")
    {
        Arguments = [Argument.Axis(-1, "The axis that adds up to 1.")],
    };

    protected override Expr Apply(LayerContext layer) => Along(layer.Operand(), layer.Int("axis"));

    /// <summary>
    /// The largest element is subtracted against overflow; it cancels, so no gradient flows through it.
    /// </summary>
    internal static Expr Along(Expr x, int axis)
    {
        Expr e = Shifted(x, axis).Exp();
        return e / e.Sum(axis, keep: true);
    }

    /// <summary>x less its maximum along an axis.</summary>
    internal static Expr Shifted(Expr x, int axis) => x - x.Max([x.Axis(axis)], keep: true).StopGradient();
}
