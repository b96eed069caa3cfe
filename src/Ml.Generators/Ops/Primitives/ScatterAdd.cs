using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>
/// Adds rows into a table of zeros: int [ids...] and [ids..., width...] give Shape. Rows that meet are added in order.
/// </summary>
public sealed record ScatterAdd(Shape Shape) : Primitive
{
    public override string Attributes => Shape.ToString();

    public override string Family => "index";

    public override string Summary => "rows added into a table of zeros by index";

    public override Keeps Keeps => Keeps.Operands;

    // The row numbers come first.
    public override int Subject => 1;

    public override bool Takes(ElementType element) => element != ElementType.Bool;

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands) =>
        [operands[1] with { Shape = Shape }];

    public override Dim Flops(IReadOnlyList<TensorType> operands, IReadOnlyList<TensorType> results) =>
        operands[1].Shape.Size;

    public override void Differentiate(GradientContext g) => g.Add(1, g.Upstream().With(new Gather(), g.Operand(0)));
}
