using Ml.Generators.Graph;

namespace Ml.Generators.Lowering;

/// <summary>What is trained by a program's loss, and where its gradient arrives: what lints ask.</summary>
public sealed class GradientFlow
{
    private readonly GradientReach _reach;
    private readonly HashSet<Value> _trained = [];
    private readonly Func<int, Value?> _valueOf;

    internal GradientFlow(Value loss, IReadOnlyList<Node> nodes, Func<int, Value?> valueOf)
    {
        (_reach, _valueOf) = (new GradientReach(loss, nodes), valueOf);
        foreach (Node node in nodes)
        {
            bool isParameter = node.Operation is ParameterLeaf or StackLeaf { IsState: false };
            if (!isParameter && !node.Operands.Any(_trained.Contains))
                continue;
            _trained.UnionWith(node.Results);
            Trains |= isParameter && node.Results.Any(_reach.Contains);
        }
    }

    /// <summary>Whether there is a parameter that the gradient arrives at.</summary>
    public bool Trains { get; }

    /// <summary>Whether the gradient arrives at a value of the program.</summary>
    public bool ArrivesAt(int value) => _valueOf(value) is { } found && _reach.Contains(found);

    /// <summary>Whether a value of the program depends on a parameter.</summary>
    public bool IsTrained(int value) => _valueOf(value) is { } found && _trained.Contains(found);
}
