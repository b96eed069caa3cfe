using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>
/// Rows of a table: [rows, width...] at int [ids...] gives [ids..., width...]. Ids out of range throw when run.
/// </summary>
public sealed record Gather : Primitive
{
    public override string Family => "index";

    public override string Summary => "rows of a table by index";

    public override Keeps Keeps => Keeps.Operands;

    public override bool Takes(ElementType element) => true;

    public override Bounds Bound(IReadOnlyList<Bounds> operands) => operands[0];

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands)
    {
        if (operands[1].Element != ElementType.Int32)
        {
            throw new ShapeMismatchException(
                ProblemIds.IndexType, $"rows are chosen by whole numbers, but the indices are {operands[1]} of float",
                "declare the indices as Tensor<int>", operand: 1,
                fixInStack: "write [Input(..., Element = Element.Int32)]");
        }

        return [operands[0] with { Shape = operands[1].Shape.Append([.. operands[0].Shape.Skip(1)]) }];
    }

    public override void Differentiate(GradientContext g) =>
        g.Add(0, g.Operand(1).With(new ScatterAdd(g.OperandType(0).Shape), g.Upstream()));
}
