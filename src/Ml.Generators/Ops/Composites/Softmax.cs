namespace Ml.Generators.Ops.Composites;

/// <summary>Normalised exponentials.</summary>
public sealed class Softmax : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Softmax", Forms.Layer | Forms.Function,
        "Positive numbers that add up to 1 along an axis; all 0 where every element is minus infinity (a row that is "
        + "masked altogether). Elements of infinity share the 1.",
        "exp(x - max(x)) / sum(exp(x - max(x)))", "any shape, kept")
    {
        Arguments = [Argument.Axis(-1, "The axis that adds up to 1.")],
    };

    protected override Expr Apply(LayerContext layer) => Along(layer.Operand(), layer.Int("axis"));

    internal static Expr Along(Expr x, int axis)
    {
        int[] axes = [x.Axis(axis)];
        Expr e = Fall(x, Top(x, axes));
        return e / Total(e, axes, keep: true);
    }

    /// <summary>
    /// The largest element along axes, against overflow; it cancels, so no gradient flows through it. Not below the
    /// lowest float, so that an element of minus infinity is still infinitely far from it where all are.
    /// </summary>
    internal static Expr Top(Expr x, int[] axes) =>
        x.Max(axes, keep: true).StopGradient().Maximum(-float.MaxValue);

    /// <summary>exp(x - top): 1 for the largest element, also an infinite one, 0 infinitely below.</summary>
    internal static Expr Fall(Expr x, Expr top) => (x - top.Minimum(float.MaxValue)).Decay();

    /// <summary>
    /// The sum of <see cref="Fall"/>, which is 1 or more. Where all elements are minus infinity it is 0 and counts as
    /// one half, so that their shares are 0.
    /// </summary>
    internal static Expr Total(Expr fall, int[] axes, bool keep)
    {
        Expr sum = fall.Sum(axes, keep);
        return sum.StopGradient().Maximum(0.5).WithSlope(sum);
    }

    /// <summary>x - top, 0 where both are infinity.</summary>
    internal static Expr Below(Expr x, Expr top)
    {
        Expr value = x.StopGradient();
        return value.EqualTo(value.Number(double.PositiveInfinity)).Select(value.Number(0), value - top).WithSlope(x);
    }
}
