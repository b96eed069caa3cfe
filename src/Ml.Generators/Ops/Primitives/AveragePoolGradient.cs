using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>Spreads each window's gradient evenly over the elements it averaged.</summary>
public sealed record AveragePoolGradient(Window Window, bool CountPadding, Shape InputShape) : Primitive
{
    public override string Attributes => Window + (CountPadding ? "" : ", real elements only");

    public override string Family => "window";

    public override string Summary => "gradient of the mean of each window";

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands) =>
        [operands[0] with { Shape = InputShape }];

    public override void Differentiate(GradientContext g) =>
        g.Add(0, g.Upstream().With(new AveragePool(Window, CountPadding)));
}
