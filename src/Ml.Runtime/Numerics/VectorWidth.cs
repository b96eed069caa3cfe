namespace Ml.Numerics;

/// <summary>Which register the kernels of this process run on; the value is its number of bits.</summary>
public enum VectorWidth
{
    /// <summary>One float at a time.</summary>
    Scalar = 32,

    /// <summary>128 bits: SSE4 or AdvSimd.</summary>
    V128 = 128,

    /// <summary>256 bits: AVX2 with FMA.</summary>
    V256 = 256,

    /// <summary>512 bits: AVX-512.</summary>
    V512 = 512,
}
