using Ml.Generators.Shapes;

namespace Ml.Generators.Specs;

/// <summary>
/// How an indexer, <c>x[.., 0, 1..^1]</c>, becomes a step: operation "Slice" with, for the leading axes in order, the
/// sizes <see cref="Starts"/> and <see cref="Ends"/> (exclusive) and the numbers <see cref="Dropped"/>: axes that an
/// index rather than a range names, which leave the shape.
/// </summary>
public static class Indexing
{
    public const string Operation = "Slice";

    public const string Starts = "starts";

    public const string Ends = "ends";

    public const string Dropped = "drop";

    /// <summary>
    /// Stands for the size of the axis itself, which reading does not know: <c>^1</c> is AxisSize - 1, and a range
    /// without an end goes to AxisSize. No declaration can contain this name.
    /// </summary>
    public static Dim AxisSize { get; } = Dim.Named("$size");
}
