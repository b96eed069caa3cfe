namespace Ml.Generators.Ops.Composites;

/// <summary>Square.</summary>
public sealed class Square : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Square", Forms.Function,
        "Each element times itself.", "x * x", "any shape, kept")
    {
        Operands = [new Operand("x", "The input.", "any")],
        ResultElement = "same",
    };

    protected override Expr Apply(LayerContext layer) => layer.Operand().Square();
}
