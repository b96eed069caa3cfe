namespace Ml.Generators.Ops.Composites;

/// <summary>x >= y.</summary>
public sealed class GreaterOrEqual : SingleComposite
{
    public override Signature Signature { get; } = new(
        "GreaterOrEqual", Forms.Function, "Where the left operand is at least as great.", "x >= y", "shapes broadcast")
    {
        Operands = [new Operand("x", "The left operand.", "any"), new Operand("y", "The right operand.", "any")],
        ResultElement = "bool",
        Operator = "operator >=",
    };

    protected override Expr Apply(LayerContext layer) => layer.Operand(0) >= layer.Operand(1);
}
