using Ml.Generators.Graph;

namespace Ml.Generators.Ops;

/// <summary>
/// A gradient rule's view of one node: the operands and results of the forward pass, the gradient that arrives, and
/// where to put what it passes on. Broadcasting is undone by the receiver, so rules may add gradients of the result's
/// shape.
/// </summary>
public sealed class GradientContext(
    GraphBuilder builder, Node node, Func<Value, Value> forward, ValueBounds bounds, IReadOnlyList<Value?> upstream,
    Func<int, bool> needs, Action<int, Value> add)
{
    private readonly Keeps _keeps = ((Primitive)node.Operation).Keeps;

    public GraphBuilder Builder { get; } = builder;

    public int OperandCount => node.Operands.Count;

    /// <summary>d loss / d result; rules run only when at least one result has a gradient.</summary>
    public Expr Upstream(int result = 0) => new(Builder, upstream[result]
        ?? throw new InvalidOperationException($"No gradient arrives at result {result} of {node}."));

    public bool HasUpstream(int result) => upstream[result] is not null;

    /// <summary>The forward value of an operand. The rule must say <see cref="Keeps.Operands"/>.</summary>
    public Expr Operand(int index) => _keeps.HasFlag(Keeps.Operands)
        ? new(Builder, forward(node.Operands[index]))
        : throw new InvalidOperationException(
            $"'{node.Operation.Name}' reads an operand in backward without keeping it.");

    /// <summary>The type of an operand, which is known without keeping its value.</summary>
    public Shapes.TensorType OperandType(int index) => node.Operands[index].Type;

    /// <summary>The forward value of a result. The rule must say <see cref="Keeps.Result"/>.</summary>
    public Expr Result(int index = 0) => _keeps.HasFlag(Keeps.Result)
        ? new(Builder, forward(node.Results[index]))
        : throw new InvalidOperationException(
            $"'{node.Operation.Name}' reads its result in backward without keeping it.");

    /// <summary>Whether the operand leads to anything that wants a gradient.</summary>
    public bool Needs(int operand) => needs(operand);

    /// <summary>Where the elements of a value lie.</summary>
    public Bounds BoundsOf(Expr value) => bounds[value.Value];

    /// <summary>
    /// gradient * slope, where zero wins: what the loss does not depend on (a branch not taken, a row that is ignored)
    /// has the gradient 0 though its slope is infinite or NaN, and a slope of 0 stays one under an infinite gradient
    /// (the length of a vector of zeros, the deviation of equal numbers). Costs nothing where both are bound to be
    /// finite.
    /// </summary>
    public Expr Times(Expr gradient, Expr slope)
    {
        Bounds left = BoundsOf(gradient), right = BoundsOf(slope);
        Expr product = gradient * slope;
        if (left.HoldsZero && !right.IsFinite)
            product = ZeroWhere(gradient, product);
        return right.HoldsZero && !left.IsFinite ? ZeroWhere(slope, product) : product;
    }

    /// <summary>gradient / divisor, where a gradient of zero wins.</summary>
    public Expr Over(Expr gradient, Expr divisor)
    {
        Expr quotient = gradient / divisor;
        return BoundsOf(gradient).HoldsZero && !(Bounds.Of(1) / BoundsOf(divisor)).IsFinite
            ? ZeroWhere(gradient, quotient)
            : quotient;
    }

    /// <summary>Adds to d loss / d operand. The gradient may still have the broadcast shape.</summary>
    public void Add(int operand, Expr gradient)
    {
        if (needs(operand))
            add(operand, gradient.Value);
    }

    private static Expr ZeroWhere(Expr factor, Expr product) =>
        factor.EqualTo(factor.Number(0)).Select(product.Number(0), product);
}
