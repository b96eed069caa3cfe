using Ml.Generators.Shapes;

namespace Ml.Generators.Graph;

public enum OutputRole
{
    /// <summary>What Predict hands back.</summary>
    Output,

    /// <summary>The scalar that training lowers.</summary>
    Loss,

    /// <summary>
    /// A scalar beside the loss: the value of one of its terms, or how much that was taken over. Index is its place
    /// behind the loss, from 1.
    /// </summary>
    Figure,

    /// <summary>d loss / d parameter; Index is the parameter's.</summary>
    ParameterGradient,

    /// <summary>d loss / d input; Index is the input's slot.</summary>
    InputGradient,

    /// <summary>The next value of a state tensor; Index is the state's.</summary>
    StateUpdate,

    /// <summary>A result of a loop's body, in the order the loop names them.</summary>
    Body,
}

/// <summary>What leaves a graph.</summary>
public sealed record GraphOutput(OutputRole Role, string Label, int Index, Value Value);

/// <summary>
/// A program in static single assignment form: nodes in an order in which every operand precedes its use. Built once
/// (by <see cref="GraphBuilder"/>) and then read; passes make new graphs.
/// </summary>
public sealed class Graph(IReadOnlyList<Node> nodes, IReadOnlyList<GraphOutput> outputs)
{
    public IReadOnlyList<Node> Nodes { get; } = nodes;

    public IReadOnlyList<GraphOutput> Outputs { get; } = outputs;

    public IEnumerable<GraphOutput> OutputsOf(OutputRole role) => Outputs.Where(o => o.Role == role);

    public override string ToString() => GraphPrinter.Print(this);
}
