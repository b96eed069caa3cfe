namespace Ml.Contracts;

/// <summary>A class number that names no class. Nothing was computed.</summary>
/// <param name="tensor">The target that holds it.</param>
/// <param name="position">Where in the target, counted from 0.</param>
/// <param name="message">Which number it is, where, and what would be right.</param>
public sealed class ClassNumberException(string tensor, int position, string message)
    : ArgumentOutOfRangeException(tensor, message)
{
    /// <summary>Where in the target <see cref="ArgumentException.ParamName"/> it stands, counted from 0.</summary>
    public int Position => position;
}
