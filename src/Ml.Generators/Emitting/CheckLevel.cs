namespace Ml.Generators.Emitting;

/// <summary>How much a model checks when it runs: the MlChecks property.</summary>
public enum CheckLevel
{
    /// <summary>What costs no time: lengths at the public methods.</summary>
    None,

    /// <summary>Also the class numbers that losses are given.</summary>
    Boundary,

    /// <summary>Also every layer's result for NaN and infinity.</summary>
    Full,
}
