namespace Ml.Contracts;

/// <summary>What one element of a model's input, output or target is.</summary>
public enum ElementKind
{
    /// <summary>IEEE 754 single precision.</summary>
    Float32,

    /// <summary>Signed 32-bit integer: class labels, token ids.</summary>
    Int32,
}
