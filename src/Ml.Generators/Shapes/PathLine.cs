namespace Ml.Generators.Shapes;

/// <summary>A line of the way to a mismatch: an input, or a step with the shapes before and after it.</summary>
/// <param name="Text">As the user wrote it.</param>
/// <param name="From">The step's first operand, or null for an input.</param>
/// <param name="Value">The number of the input, or of the step's first result, in its model.</param>
public sealed record PathLine(string Text, Shape? From, TensorType? To, int Value)
{
    /// <summary>The full name of the model that it belongs to, where that is used inside the one that fails.</summary>
    public string Model { get; init; } = "";

    /// <summary>One-based line in the user's file, or 0 where that is not known.</summary>
    public int Line { get; init; }

    /// <summary>The local variable that holds the value, or null.</summary>
    public string? Local { get; init; }

    /// <summary>Whether the shape is another one behind it: the others say nothing.</summary>
    public bool Changes => From is not null && To is not null && !From.Equals(To.Shape);
}
