using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Conversion; what a C# cast between tensors means.</summary>
public sealed class Cast : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Cast", Forms.None, "The same numbers as another element type.", "x; a fraction is dropped", "any shape, kept")
    {
        Operands = [new Operand("x", "The input.", "any")],
        Arguments = [Argument.Choice("element", "Element", "Float32", "The element type of the result.")],
    };

    protected override Expr Apply(LayerContext layer) => layer.Operand().Cast(
        Enum.TryParse(layer.Choice("element"), out ElementType element) ? element : ElementType.Float32);
}
