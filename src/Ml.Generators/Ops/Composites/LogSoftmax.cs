namespace Ml.Generators.Ops.Composites;

/// <summary>Logarithm of the softmax.</summary>
public sealed class LogSoftmax : SingleComposite
{
    public override Signature Signature { get; } = new(
        "LogSoftmax", Forms.Layer | Forms.Function,
        "The logarithm of the softmax, without underflow.", "x - max(x) - log(sum(exp(x - max(x))))", "any shape, kept")
    {
        Arguments = [Argument.Axis(-1, "The axis along which the exponentials add up to 1.")],
    };

    protected override Expr Apply(LayerContext layer) => Along(layer.Operand(), layer.Int("axis"));

    internal static Expr Along(Expr x, int axis)
    {
        int[] axes = [x.Axis(axis)];
        Expr top = Softmax.Top(x, axes);
        return Softmax.Below(x, top) - Softmax.Total(Softmax.Fall(x, top), axes, keep: true).Log();
    }
}
