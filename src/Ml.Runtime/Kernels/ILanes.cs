using Ml.Numerics;

namespace Ml.Kernels;

/// <summary>
/// The lanes of a register that hold elements: all of them, or the first few at the end of an axis. A text that is
/// generic over this is written once and compiled twice, without a test in the loop over full registers.
/// </summary>
/// <typeparam name="V">The register.</typeparam>
public unsafe interface ILanes<V> where V : unmanaged, IVector<V>
{
    /// <summary>How many lanes hold elements.</summary>
    int Count { get; }

    /// <summary>Lane i = p[i].</summary>
    V Load(float* p);

    /// <summary>Lane i = p[i * stride].</summary>
    V Load(float* p, nint stride);

    /// <summary>p[i] = lane i.</summary>
    void Store(V v, float* p);

    /// <summary>p[i * stride] = lane i.</summary>
    void Store(V v, float* p, nint stride);
}
