using System.Runtime.CompilerServices;
using Ml.Numerics;

namespace Ml.Kernels;

#pragma warning disable CS1591 // Every member is documented on ILanes.

/// <summary>A full register.</summary>
/// <typeparam name="V">The register.</typeparam>
public readonly unsafe struct AllLanes<V> : ILanes<V> where V : unmanaged, IVector<V>
{
    const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public int Count { [MethodImpl(Inline)] get => V.Count; }

    [MethodImpl(Inline)] public V Load(float* p) => Unsafe.ReadUnaligned<V>(p);
    [MethodImpl(Inline)] public V Load(float* p, nint stride) => V.LoadStrided(p, stride);
    [MethodImpl(Inline)] public void Store(V v, float* p) => Unsafe.WriteUnaligned(p, v);
    [MethodImpl(Inline)] public void Store(V v, float* p, nint stride) => Strided.Store(v, p, stride, V.Count);
}
