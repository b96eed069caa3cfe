namespace Ml.Generators.Ops.Composites;

/// <summary>Tensors joined along an axis.</summary>
public sealed class Concat : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Concat", Forms.Function,
        "Joins tensors along an axis; their other sizes agree.",
        "the elements of one operand after those of the one before",
        "[.., a, ..] and [.., b, ..] to [.., a + b, ..]")
    {
        Operands = [new Operand("x", "The tensors, in order.", "any", IsParams: true)],
        ResultElement = "same",
        Arguments =
            [new Argument(
                "axis", ArgumentKind.Int, null, "The axis along which they are joined. Negative counts from the end.")],
    };

    protected override Expr Apply(LayerContext layer) =>
        layer.Operand().Concatenate(layer.Int("axis"), [.. layer.Operands.Skip(1)]);
}
