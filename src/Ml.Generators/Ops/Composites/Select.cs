namespace Ml.Generators.Ops.Composites;

/// <summary>Choice by a condition.</summary>
public sealed class Select : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Select", Forms.Function,
        "Takes elements of one operand where a condition holds, of the other elsewhere.",
        "x if condition, else y",
        "shapes broadcast")
    {
        Operands =
        [
            new Operand("condition", "What decides.", "bool"),
            new Operand("x", "Taken where it is true.", "any"),
            new Operand("y", "Taken where it is false.", "any"),
        ],
        ResultElement = "same",
    };

    protected override Expr Apply(LayerContext layer) => layer.Operand(0).Select(layer.Operand(1), layer.Operand(2));
}
