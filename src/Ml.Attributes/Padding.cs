namespace Ml;

/// <summary>What a window does at the border of its input.</summary>
public enum Padding
{
    /// <summary>No padding: the window stays inside, out = (in - kernel) / stride + 1.</summary>
    Valid,

    /// <summary>Zeros on both sides so that out = ceil(in / stride); an odd zero goes to the end.</summary>
    Same,
}
