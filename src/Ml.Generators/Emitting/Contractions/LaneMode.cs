namespace Ml.Generators.Emitting.Contractions;

/// <summary>How many lanes of a register hold elements.</summary>
internal enum LaneMode
{
    /// <summary>All.</summary>
    Full,

    /// <summary>As many as the local <c>lanes</c> says.</summary>
    Partial,
}
