namespace Ml;

/// <summary>
/// What an indexer takes of one axis: an integer (or <c>^integer</c> from the end) takes that element and drops the
/// axis, a range keeps the axis. Written as <c>x[.., 0, 1..^1]</c>; axes that are not named are taken whole.
/// </summary>
public readonly struct Part
{
    /// <summary>One element, counted from the start.</summary>
    public static implicit operator Part(int index) => default;

    /// <summary>One element, counted from either end.</summary>
    public static implicit operator Part(Index index) => default;

    /// <summary>A range of elements.</summary>
    public static implicit operator Part(Range range) => default;
}
