namespace Ml.Kernels;

/// <summary>How a contraction reads the rows of its left operand.</summary>
public enum LeftRows
{
    /// <summary>Where they lie.</summary>
    InPlace,

    /// <summary>Copied to a distance that is no power of two: in place, they would share few lines of the cache.</summary>
    Apart,

    /// <summary>
    /// Copied so that a tile's elements of one step lie side by side: in place, steps would share few lines of the cache.
    /// </summary>
    SideBySide,
}
