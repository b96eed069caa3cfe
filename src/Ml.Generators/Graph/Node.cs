using Ml.Generators.Shapes;

namespace Ml.Generators.Graph;

/// <summary>An operation applied to operands, in the place of the program where it runs.</summary>
public sealed class Node
{
    internal Node(
        int id, Operation operation, IReadOnlyList<Value> operands, IReadOnlyList<TensorType> results, Origin origin)
    {
        Id = id;
        Operation = operation;
        Operands = operands;
        Origin = origin;
        Types = results;
        var values = new Value[results.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = new Value(this, i, results[i]);
        Results = values;
    }

    public int Id { get; }

    public Operation Operation { get; }

    public IReadOnlyList<Value> Operands { get; }

    public IReadOnlyList<Value> Results { get; }

    public Value Result => Results[0];

    /// <summary>The types of the results.</summary>
    public IReadOnlyList<TensorType> Types { get; }

    /// <summary>Which layer of the declaration it serves.</summary>
    public Origin Origin { get; }

    /// <summary>Nodes are equal by reference; their numbers tell those of a graph apart, and cost nothing.</summary>
    public override int GetHashCode() => Id;

    public override string ToString() => $"{string.Join(", ", Results)} = {Operation} {string.Join(", ", Operands)}";
}

/// <summary>
/// The layer a node serves: names locals and comments of the emitted code, and failures when it runs.
/// </summary>
/// <param name="Layer">The label of the layer or function ("conv1", "blocks.expand"), empty when there is none.</param>
/// <param name="Line">The line of the declaration in the user's file, one-based, or 0.</param>
/// <param name="IsBackward">Whether the node belongs to the gradient program.</param>
public sealed record Origin(string Layer, int Line = 0, bool IsBackward = false)
{
    /// <summary>The name of the user's file when lines are named, else empty.</summary>
    public string File { get; init; } = "";

    /// <summary>Where the layer is declared: "DigitNet.cs(12)", or empty.</summary>
    public string Place => Line == 0 ? "" : FormattableString.Invariant($"{File}({Line})");

    public static Origin None { get; } = new("");
}
