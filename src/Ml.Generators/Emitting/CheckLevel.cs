namespace Ml.Generators.Emitting;

/// <summary>How much a model checks when it runs: the MlChecks property.</summary>
public enum CheckLevel
{
    /// <summary>Nothing that costs time.</summary>
    None,

    /// <summary>Lengths at the public methods.</summary>
    Boundary,

    /// <summary>Also every layer's result for NaN and infinity.</summary>
    Full,
}
