using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Ops.Primitives;

/// <summary>
/// A constant around the elements: Before[i] and After[i] along each axis, and Steps[i] - 1 between neighbours.
/// </summary>
public sealed record Pad(
    EquatableArray<Dim> Before, EquatableArray<Dim> After, EquatableArray<int> Steps, double Number) : Move
{
    public override string Attributes =>
        string.Join(", ", Before.Select((b, i) => $"{b}..{After[i]}{(Steps[i] == 1 ? "" : $" step {Steps[i]}")}"))
        + (Number == 0 ? "" : $" with {Number}");

    public override string Summary => "a constant around and between the elements";

    public override Bounds Bound(IReadOnlyList<Bounds> operands) =>
        Bounds.Join(operands[0], Bounds.Of(Number));

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands)
    {
        Pad self = this;
        return [operands[0] with
        {
            Shape = new Shape(operands[0].Shape.Select((d, i) =>
                self.Before[i] + ((d - 1) * self.Steps[i]) + 1 + self.After[i])),
        }];
    }

    public override void Differentiate(GradientContext g) =>
        g.Add(0, g.Upstream().With(new Slice(Before, g.OperandType(0).Shape.ToEquatableArray(), Steps)));
}
