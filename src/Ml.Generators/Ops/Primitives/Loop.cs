using Ml.Generators.Graph;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Ops.Primitives;

/// <summary>How a loop's body sees an operand.</summary>
public enum LoopOperand
{
    /// <summary>The value handed from one repetition to the next; its first comes from outside.</summary>
    Carried,

    /// <summary>Element i of the first axis in repetition i.</summary>
    Sliced,

    /// <summary>The same in every repetition.</summary>
    Invariant,
}

/// <summary>
/// Runs a body Count times. The body's leaves <see cref="BodyLeaf"/> name the loop's operands (sliced ones without
/// their first axis); its outputs are first the next carried values, then values to collect, one repetition per element
/// of a new first axis. Results: the final carried values, then the collections. Backward runs the repetitions in
/// reverse.
/// </summary>
public sealed record Loop(Graph.Graph Body, int Count, EquatableArray<LoopOperand> Kinds, bool Reverse) : Primitive
{
    public override string Attributes => $"{Count} times{(Reverse ? " backwards" : "")}";

    public override string Family => "loop";

    public override string Summary => "a body repeated with carried values, over slices of stacked operands";

    public override Graph.Graph? Inner => Body;

    public override Operation WithInner(Graph.Graph inner) => this with { Body = inner };

    public override bool Takes(ElementType element) => true;

    public int CarriedCount => Kinds.Count(k => k == LoopOperand.Carried);

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands)
    {
        GraphOutput[] outputs = Body.OutputsOf(OutputRole.Body).ToArray();
        int carried = CarriedCount;
        return outputs
            .Select((o, i) => i < carried
                ? o.Value.Type
                : o.Value.Type with { Shape = o.Value.Shape.Insert(0, Count) })
            .ToArray();
    }

    public override Dim Flops(IReadOnlyList<TensorType> operands, IReadOnlyList<TensorType> results) =>
        Dim.Sum(Body.Nodes.Select(FlopsOf)) * Count;

    /// <summary>Of any node.</summary>
    public static Dim FlopsOf(Node node) => node.Operation is Primitive primitive
        ? primitive.Flops(node.Operands.Select(o => o.Type).ToArray(), node.Results.Select(r => r.Type).ToArray())
        : Dim.Zero;
}
