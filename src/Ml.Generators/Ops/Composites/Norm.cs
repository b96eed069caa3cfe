namespace Ml.Generators.Ops.Composites;

/// <summary>Length of vectors.</summary>
public sealed class Norm : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Norm", Forms.Function,
        "The length of vectors.",
        "sum(|x|^p)^(1/p); the largest |x| for infinite p",
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
        1 => x.Abs().Sum(axes, keep),
        2 => x.Square().Sum(axes, keep).Sqrt(),
        double.PositiveInfinity => x.Abs().Max(axes, keep),
        _ => x.Abs().Power(x.Number(p)).Sum(axes, keep).Power(x.Number(1 / p)),
    };
}
