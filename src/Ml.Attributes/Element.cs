namespace Ml;

/// <summary>The type of a tensor's elements.</summary>
public enum Element
{
    /// <summary>IEEE 754 single precision.</summary>
    Float32,

    /// <summary>Signed 32-bit integer: class labels, token ids.</summary>
    Int32,
}
