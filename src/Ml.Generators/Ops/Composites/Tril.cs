using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Lower triangle.</summary>
public sealed class Tril : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Tril", Forms.Function,
        "Keeps the lower triangle of matrices; 0 above.",
        "x[.., i, j] if j - i is at most the diagonal, else 0", "[.., n, m], kept")
    {
        ResultElement = "same",
        Operands =
        [
            new Operand("x", "The input.", "any"),
        ],
        Arguments =
        [
            Argument.Int("diagonal", 0, "The highest diagonal kept; positive ones stand above the main one."),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.OperandOfRank("[.., n, m]", 2, int.MaxValue);
        return (Distance(x) <= layer.Int("diagonal")).Select(x, 0);
    }

    /// <summary>How far an element stands above the main diagonal.</summary>
    internal static Expr Distance(Expr x) => x.RampAlong(-1, ElementType.Int32) - x.RampAlong(-2, ElementType.Int32);
}
