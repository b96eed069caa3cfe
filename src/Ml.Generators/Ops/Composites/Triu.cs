namespace Ml.Generators.Ops.Composites;

/// <summary>Upper triangle.</summary>
public sealed class Triu : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Triu", Forms.Function,
        "Keeps the upper triangle of matrices; 0 below.",
        "x[.., i, j] if j - i is at least the diagonal, else 0", "[.., n, m], kept")
    {
        ResultElement = "same",
        Operands =
        [
            new Operand("x", "The input.", "any"),
        ],
        Arguments =
        [
            Argument.Int("diagonal", 0, "The lowest diagonal kept; positive ones stand above the main one."),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.OperandOfRank("[.., n, m]", 2, int.MaxValue);
        return (Tril.Distance(x) >= layer.Int("diagonal")).Select(x, 0);
    }
}
