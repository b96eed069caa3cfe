using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Lowering;

/// <summary>One call of a composite, as the composite sees it.</summary>
/// <param name="label">The layer's label, under which its tensors are named; "" for a function.</param>
/// <param name="givers">What gives each operand, as messages name it.</param>
/// <param name="inferred">Whether the type of an operand is not declared.</param>
internal sealed class LayerCall(
    Composite composite, IReadOnlyList<Expr> operands, IReadOnlyList<ArgumentSpec> arguments, ParameterScope scope,
    string label, PenaltySpec penalties, Func<int, string> givers, Func<int, bool> inferred)
    : LayerContext(composite, operands, arguments)
{
    public override GraphBuilder Builder => scope.Builder;

    public override bool IsTraining => scope.IsTraining && !scope.IsFrozen(FullLabel);

    public override Expr Parameter(string name, Shape shape, InitialSpec initial) => scope.Tensor(
        Penalties.Added(new ParameterSpec(Named(name), shape, initial, PenaltySpec.None), penalties), isState: false);

    public override Expr State(string name, Shape shape, double initial) => scope.Tensor(
        new ParameterSpec(Named(name), shape, new InitialSpec(InitialDistribution.Constant, initial), PenaltySpec.None),
        isState: true);

    public override void UpdateState(string name, Expr next) => scope.UpdateState(Named(name), next, FullLabel);

    public override Expr Random(Shape shape) => scope.Random(shape);

    public override string Giver(int operand = 0) => givers(operand);

    public override bool IsInferred(int operand) => inferred(operand);

    /// <summary>As the origins of its nodes have it.</summary>
    private string FullLabel => scope.Prefix + label;

    private string Named(string name) => label.Length == 0 ? name : $"{label}.{name}";
}
