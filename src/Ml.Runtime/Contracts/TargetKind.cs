namespace Ml.Contracts;

/// <summary>How a loss compares an output with its target.</summary>
public enum TargetKind
{
    /// <summary>In a way that tells nothing of a single element.</summary>
    Other,

    /// <summary>As numbers in the same units.</summary>
    Values,

    /// <summary>Each element is a yes (a target above one half) or a no.</summary>
    YesNo,

    /// <summary>
    /// As classes along an axis of the output. An integer target holds a class number for each position of the other axes,
    /// a float target a share for each element.
    /// </summary>
    Classes,
}
