namespace Ml;

/// <summary>How a loss becomes one number.</summary>
public enum Reduction
{
    /// <summary>The mean over all elements that are compared.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>No number: the losses of all elements, for a function whose result is used further.</summary>
    None,
}
