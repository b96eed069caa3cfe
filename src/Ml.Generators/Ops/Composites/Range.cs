using Ml.Generators.Graph;
using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Counting.</summary>
public sealed class Range : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Range", Forms.Function, "Counts from 0.", "y[i] = i", "int [size]")
    {
        Operands = [],
        ResultElement = "int",
        Arguments = [new Argument("size", ArgumentKind.Size, null, "How many numbers.", Min: 1)],
    };

    protected override Expr Apply(LayerContext layer) =>
        layer.Leaf(new RampLeaf(0, new TensorType(ElementType.Int32, new Shape(layer.Sizes("size")))));
}
