namespace Ml.Generators.Ops.Composites;

/// <summary>Position of the largest element.</summary>
public sealed class ArgMax : SingleComposite
{
    public override Signature Signature { get; } = new(
        "ArgMax", Forms.Function,
        "The position of the largest element, the first of a tie. No gradient.", "the least i with x[i] = max(x)",
        "[a, b, c] with axis 1 to int [a, c]")
    {
        Operands = [new Operand("x", "The input.", "any")],
        ResultElement = "int",
        Arguments = [Argument.Axis(-1, "The axis along which is searched.")],
    };

    protected override Expr Apply(LayerContext layer) =>
        layer.Operand().With(new Primitives.ArgReduce(Largest: true, layer.Operand().Axis(layer.Int("axis"))));
}
