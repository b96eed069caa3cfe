using System.Runtime.CompilerServices;
using Ml.Numerics;

namespace Ml.Kernels;

#pragma warning disable CS1591 // Every member is documented on ILanes.

/// <summary>The first lanes of a register, at the end of an axis. Nothing behind them is read or written.</summary>
/// <typeparam name="V">The register.</typeparam>
/// <param name="count">How many, 0 to V.Count.</param>
public readonly unsafe struct FirstLanes<V>(int count) : ILanes<V> where V : unmanaged, IVector<V>
{
    const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public int Count { [MethodImpl(Inline)] get => count; }

    [MethodImpl(Inline)] public V Load(float* p) => V.LoadPartial(p, count);
    [MethodImpl(Inline)] public V Load(float* p, nint stride) => Strided.Load<V>(p, stride, count);
    [MethodImpl(Inline)] public void Store(V v, float* p) => V.StorePartial(v, p, count);
    [MethodImpl(Inline)] public void Store(V v, float* p, nint stride) => Strided.Store(v, p, stride, count);
}
