namespace Ml.Generators.Planning.Contractions;

/// <summary>How a tile's rows of the left operand are read.</summary>
public enum LeftPacking
{
    /// <summary>Where they lie.</summary>
    None,

    /// <summary>Copied into rows at a distance that is no power of two.</summary>
    Rows,

    /// <summary>Copied so that a tile's elements of one step lie side by side.</summary>
    Columns,
}
