using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>
/// The operand itself, through which no gradient flows: a shift that cancels, statistics, a frozen row. Gone after
/// differentiation: the simplifier removes it, so no kernel knows it.
/// </summary>
public sealed record StopGradient : Move
{
    public override string Summary => "the operand, without gradient";

    public override bool IsDifferentiable => false;

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands) =>
        [operands[0]];
}
