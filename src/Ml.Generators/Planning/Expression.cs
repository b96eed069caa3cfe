using Ml.Generators.Graph;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning;

/// <summary>
/// The scalar part of a fused group: map nodes in order, over values that come from elsewhere (loads, accumulators,
/// sizes, constants). Prints through a dialect, in any element-wise position.
/// </summary>
/// <param name="Nodes">Map nodes and constant leaves, operands first.</param>
/// <param name="Results">The values it must deliver.</param>
public sealed record Expression(IReadOnlyList<Node> Nodes, IReadOnlyList<Value> Results)
{
    public static Expression Identity(Value value) => new([], [value]);

    /// <summary>What the nodes read that they do not compute.</summary>
    public IEnumerable<Value> Inputs
    {
        get
        {
            HashSet<Value> made = [.. Nodes.SelectMany(n => n.Results)];
            return Nodes.SelectMany(n => n.Operands).Concat(Results).Where(v => !made.Contains(v)).Distinct();
        }
    }

    /// <summary>The sizes that its text mentions as numbers.</summary>
    public IEnumerable<Dim> Sizes => Nodes.SelectMany(n => n.Operands.Concat(n.Results)).Concat(Results)
        .Select(v => v.Producer.Operation).OfType<SizeLeaf>().Select(s => s.Size);
}

/// <summary>
/// What a contraction does to its accumulator before storing it: bias, activation, residual, scale.
/// </summary>
/// <param name="Accumulator">The contraction's own result, which the expression reads.</param>
/// <param name="Operands">How the expression's other inputs are read, indexed by the axes of the stored result.</param>
public sealed record Epilogue(Expression Expression, Value Accumulator, EquatableArray<EpilogueOperand> Operands)
{
    public bool IsIdentity => Expression.Nodes.Count == 0;
}

public sealed record EpilogueOperand(Value Value, TensorAccess Access)
{
    /// <summary>Where the element at indices 0 lies in the value's storage.</summary>
    public Dim Offset { get; init; } = Dim.Zero;
}
