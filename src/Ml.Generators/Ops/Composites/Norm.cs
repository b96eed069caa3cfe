namespace Ml.Generators.Ops.Composites;

/// <summary>Length of vectors.</summary>
public sealed class Norm : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Norm", Forms.Function,
        "The length of vectors.",
        "sum(|x|^p)^(1/p), slope 0 at 0; the largest |x| for infinite p, how many are not 0 for p = 0",
        "[a, b, c] with axis 1 to [a, c], or [a, 1, c] when kept")
    {
        Arguments =
        [
            Argument.Axes,
            Argument.Flag("keep", false, "Whether the reduced axes stay, with size 1."),
            Argument.Float("p", 2, "Which norm; float.PositiveInfinity for the largest magnitude.", min: 0),
        ],
    };

    protected override Expr Apply(LayerContext layer) => Of(
        layer.Operand(), Axes.NormalizeAll(layer.Ints("axes"), layer.Operand().Shape, layer.Subject), layer.Float("p"),
        layer.Flag("keep"));

    internal static Expr Of(Expr x, int[] axes, double p, bool keep) => p switch
    {
        0 => x.EqualTo(x).Select(x.EqualTo(x.Number(0)).Select(0, 1), x.StopGradient()).Sum(axes, keep),
        1 => x.Abs().Sum(axes, keep),
        2 => Root(x.Square().Sum(axes, keep)),
        double.PositiveInfinity => x.Abs().Max(axes, keep),
        _ => Root(x.Abs().Power(x.Number(p)).Sum(axes, keep), p),
    };

    /// <summary>
    /// The p-th root of a sum of p-th powers. Its slope at 0 is 0: the subgradient that lengths and deviations of
    /// nothing take, also where the powers of small numbers have vanished.
    /// </summary>
    internal static Expr Root(Expr sum, double p = 2)
    {
        Expr total = sum.StopGradient(), root = p == 2 ? total.Sqrt() : total.Power(total.Number(1 / p));
        Expr slope = p == 2 ? 0.5 / root.Maximum(LeastRoot) : total.Power(total.Number((1 / p) - 1)) * (1 / p);
        return root.WithSlope(sum, total.EqualTo(total.Number(0)).Select(total.Number(0), slope));
    }

    // Below the root of the smallest float above 0: only to tell that the slope is finite.
    private const double LeastRoot = 1e-23;
}
