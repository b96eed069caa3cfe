namespace Ml.Generators.Ops.Composites;

/// <summary>Square.</summary>
public sealed class Square : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Square", Forms.Function,
        "Each element times itself.", "x * x", "any shape, kept");

    protected override Expr Apply(LayerContext layer) => layer.Operand().Square();
}
