using System.Diagnostics.CodeAnalysis;

namespace Ml.Numerics;

/// <summary>The cold end of range checks in gathers and scatters.</summary>
public static class RowIds
{
    /// <summary>Says which id is out of range, and where.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Always.</exception>
    [DoesNotReturn]
    public static void Throw(int id, nint position, nint rows) => throw new ArgumentOutOfRangeException(
        null, $"The id {id} at position {position} names no row of a table of {rows} (0 to {rows - 1}).");
}
