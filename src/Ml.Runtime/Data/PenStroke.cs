namespace Ml.Data;

/// <summary>One movement of the pen in the unit square.</summary>
/// <param name="Smooth">Whether the pen bends through the points or goes straight between them.</param>
/// <param name="Points">Where it passes.</param>
sealed record PenStroke(bool Smooth, (float X, float Y)[] Points);
