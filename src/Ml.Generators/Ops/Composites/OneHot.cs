using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Class numbers as indicator vectors.</summary>
public sealed class OneHot : SingleComposite
{
    public override Signature Signature { get; } = new(
        "OneHot", Forms.Function,
        "Turns each class number into a row that is 1 at that number and 0 elsewhere.",
        "y[.., c] = 1 if x[..] = c, else 0",
        "int [..] to [.., classes]")
    {
        Operands = [new Operand("x", "Class numbers, from 0.", "int")],
        Arguments = [Argument.Int("classes", null, "Number of classes.", min: 1)],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        return x.Unsqueeze(-1).EqualTo(x.Ramp(layer.Int("classes"), ElementType.Int32)).Select(1, 0);
    }
}
