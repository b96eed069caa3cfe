namespace Ml.Generators.Ops.Composites;

/// <summary>Addition.</summary>
public sealed class Add : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Add", Forms.Function, "The sum of the elements.", "x + y", "shapes broadcast")
    {
        Operands = [new Operand("x", "The left operand.", "any"), new Operand("y", "The right operand.", "any")],
        ResultElement = "same",
        Operator = "operator +",
    };

    protected override Expr Apply(LayerContext layer) => layer.Operand(0) + layer.Operand(1);
}
