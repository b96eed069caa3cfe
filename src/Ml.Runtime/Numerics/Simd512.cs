using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Register = System.Runtime.Intrinsics.Vector512<float>;

namespace Ml.Numerics;

#pragma warning disable CS1591 // Every member is documented on IVector.

/// <summary>Sixteen floats: one AVX-512 register, or two AVX2 registers where the process has no AVX-512.</summary>
public readonly unsafe struct Simd512 : IVector<Simd512>
{
    const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    readonly Register _lanes;

    [MethodImpl(Inline)] public Simd512(Register lanes) => _lanes = lanes;

    /// <summary>The register itself, for kernels that need an intrinsic the interface lacks.</summary>
    public Register Lanes { [MethodImpl(Inline)] get => _lanes; }

    public static int Count { [MethodImpl(Inline)] get => 16; }
    public static Simd512 Zero { [MethodImpl(Inline)] get => new(Register.Zero); }
    public static Simd512 Ramp { [MethodImpl(Inline)] get => new(Register.Indices); }
    public static Simd512 RampInt32 { [MethodImpl(Inline)] get => new(Vector512<int>.Indices.AsSingle()); }

    [MethodImpl(Inline)] public static Simd512 Create(float x) => new(Vector512.Create(x));
    [MethodImpl(Inline)] public static Simd512 CreateInt32(int bits) => new(Vector512.Create(bits).AsSingle());
    [MethodImpl(Inline)] public static Simd512 Load(float* p) => new(Vector512.Load(p));
    [MethodImpl(Inline)] public static void Store(Simd512 v, float* p) => v._lanes.Store(p);

    [MethodImpl(Inline)]
    public static Simd512 LoadPartial(float* p, int n)
    {
#if NET10_0_OR_GREATER // the masked instructions of AVX-512 are not exposed before
        if (Avx512F.IsSupported)
            return new(Avx512F.MaskLoad(p, FirstLanes(n), Register.Zero));
#endif
        return Join(Simd256.LoadPartial(p, Math.Min(n, 8)), Simd256.LoadPartial(p + 8, Math.Max(n - 8, 0)));
    }

    [MethodImpl(Inline)]
    public static void StorePartial(Simd512 v, float* p, int n)
    {
#if NET10_0_OR_GREATER
        if (Avx512F.IsSupported)
        {
            Avx512F.MaskStore(p, FirstLanes(n), v._lanes);
            return;
        }
#endif
        Simd256.StorePartial(Lower(v), p, Math.Min(n, 8));
        Simd256.StorePartial(Upper(v), p + 8, Math.Max(n - 8, 0));
    }

    [MethodImpl(Inline)]
    public static Simd512 LoadStrided(float* p, nint stride) =>
        Join(Simd256.LoadStrided(p, stride), Simd256.LoadStrided(p + (8 * stride), stride));

    [MethodImpl(Inline)]
    public static Simd512 LoadEven(float* p)
    {
        if (!Avx512F.IsSupported)
            return Join(Simd256.LoadEven(p), Simd256.LoadEven(p + 16));
        // The second load starts one element early so that it ends at the last element wanted: its odd lanes are ours.
        Vector512<int> take = Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 17, 19, 21, 23, 25, 27, 29, 31);
        return new(Avx512F.PermuteVar16x32x2(Vector512.Load(p), take, Vector512.Load(p + 15)));
    }

    [MethodImpl(Inline)] public static Simd512 operator +(Simd512 a, Simd512 b) => new(a._lanes + b._lanes);
    [MethodImpl(Inline)] public static Simd512 operator -(Simd512 a, Simd512 b) => new(a._lanes - b._lanes);
    [MethodImpl(Inline)] public static Simd512 operator *(Simd512 a, Simd512 b) => new(a._lanes * b._lanes);
    [MethodImpl(Inline)] public static Simd512 operator /(Simd512 a, Simd512 b) => new(a._lanes / b._lanes);
    [MethodImpl(Inline)] public static Simd512 operator -(Simd512 a) => new(-a._lanes);

    [MethodImpl(Inline)]
    public static Simd512 Fma(Simd512 a, Simd512 b, Simd512 c) => new(
        System.Runtime.Intrinsics.X86.Fma.IsSupported || AdvSimd.IsSupported
            ? Vector512.FusedMultiplyAdd(a._lanes, b._lanes, c._lanes)
            : (a._lanes * b._lanes) + c._lanes);

    [MethodImpl(Inline)] public static Simd512 Min(Simd512 a, Simd512 b) => new(Vector512.Min(a._lanes, b._lanes));
    [MethodImpl(Inline)] public static Simd512 Max(Simd512 a, Simd512 b) => new(Vector512.Max(a._lanes, b._lanes));

    [MethodImpl(Inline)]
    public static Simd512 MinOrSecond(Simd512 a, Simd512 b) => Avx512F.IsSupported
        ? new(Avx512F.Min(a._lanes, b._lanes))
        : Join(Simd256.MinOrSecond(Lower(a), Lower(b)), Simd256.MinOrSecond(Upper(a), Upper(b)));

    [MethodImpl(Inline)]
    public static Simd512 MaxOrSecond(Simd512 a, Simd512 b) => Avx512F.IsSupported
        ? new(Avx512F.Max(a._lanes, b._lanes))
        : Join(Simd256.MaxOrSecond(Lower(a), Lower(b)), Simd256.MaxOrSecond(Upper(a), Upper(b)));

    [MethodImpl(Inline)] public static Simd512 Abs(Simd512 a) => new(Vector512.Abs(a._lanes));
    [MethodImpl(Inline)] public static Simd512 Sqrt(Simd512 a) => new(Vector512.Sqrt(a._lanes));
    [MethodImpl(Inline)] public static Simd512 Floor(Simd512 a) => new(Vector512.Floor(a._lanes));
    [MethodImpl(Inline)] public static Simd512 Ceiling(Simd512 a) => new(Vector512.Ceiling(a._lanes));
    [MethodImpl(Inline)] public static Simd512 Round(Simd512 a) => new(Vector512.Round(a._lanes));
    [MethodImpl(Inline)] public static Simd512 Truncate(Simd512 a) => new(Vector512.Truncate(a._lanes));

    [MethodImpl(Inline)] public static Simd512 Less(Simd512 a, Simd512 b) => new(Vector512.LessThan(a._lanes, b._lanes));
    [MethodImpl(Inline)] public static Simd512 LessOrEqual(Simd512 a, Simd512 b) => new(Vector512.LessThanOrEqual(a._lanes, b._lanes));
    [MethodImpl(Inline)] public static Simd512 Equal(Simd512 a, Simd512 b) => new(Vector512.Equals(a._lanes, b._lanes));
    [MethodImpl(Inline)] public static Simd512 NotEqual(Simd512 a, Simd512 b) => new(~Vector512.Equals(a._lanes, b._lanes));

    [MethodImpl(Inline)]
    public static Simd512 Select(Simd512 mask, Simd512 whenTrue, Simd512 whenFalse) =>
        new(Vector512.ConditionalSelect(mask._lanes, whenTrue._lanes, whenFalse._lanes));

    [MethodImpl(Inline)] public static Simd512 And(Simd512 a, Simd512 b) => new(a._lanes & b._lanes);
    [MethodImpl(Inline)] public static Simd512 Or(Simd512 a, Simd512 b) => new(a._lanes | b._lanes);
    [MethodImpl(Inline)] public static Simd512 Xor(Simd512 a, Simd512 b) => new(a._lanes ^ b._lanes);
    [MethodImpl(Inline)] public static Simd512 AndNot(Simd512 a, Simd512 b) => new(Vector512.AndNot(a._lanes, b._lanes));
    [MethodImpl(Inline)] public static bool Any(Simd512 mask) => mask._lanes.AsInt32() != Vector512<int>.Zero;

    [MethodImpl(Inline)] public static float Sum(Simd512 a) => Simd256.Sum(Lower(a) + Upper(a));
    [MethodImpl(Inline)] public static float Product(Simd512 a) => Simd256.Product(Lower(a) * Upper(a));
    [MethodImpl(Inline)] public static float MaxAcross(Simd512 a) => Simd256.MaxAcross(Simd256.Max(Lower(a), Upper(a)));
    [MethodImpl(Inline)] public static float MinAcross(Simd512 a) => Simd256.MinAcross(Simd256.Min(Lower(a), Upper(a)));
    [MethodImpl(Inline)]
    public static Simd512 ConvertToInt32Bits(Simd512 a) => new(Vector512.ConvertToInt32Native(a._lanes).AsSingle());

    // Saturates, and gives 0 for NaN, since .NET 9.
    [MethodImpl(Inline)]
    public static Simd512 SaturateToInt32(Simd512 a) => new(Vector512.ConvertToInt32(a._lanes).AsSingle());

    [MethodImpl(Inline)]
    public static Simd512 ConvertFromInt32Bits(Simd512 a) => new(Vector512.ConvertToSingle(a._lanes.AsInt32()));

    [MethodImpl(Inline)]
    public static Simd512 AddInt32(Simd512 a, Simd512 b) => new((a._lanes.AsInt32() + b._lanes.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd512 SubtractInt32(Simd512 a, Simd512 b) => new((a._lanes.AsInt32() - b._lanes.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd512 MultiplyInt32(Simd512 a, Simd512 b) => new((a._lanes.AsInt32() * b._lanes.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd512 DivideInt32(Simd512 a, Simd512 b) => new((a._lanes.AsInt32() / b._lanes.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd512 LessInt32(Simd512 a, Simd512 b) => new(Vector512.LessThan(a._lanes.AsInt32(), b._lanes.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd512 EqualInt32(Simd512 a, Simd512 b) => new(Vector512.Equals(a._lanes.AsInt32(), b._lanes.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd512 MultiplyHighUInt32(Simd512 a, Simd512 b)
    {
        if (!Avx512F.IsSupported)
            return Join(Simd256.MultiplyHighUInt32(Lower(a), Lower(b)), Simd256.MultiplyHighUInt32(Upper(a), Upper(b)));
        Vector512<ulong> even = Avx512F.Multiply(a._lanes.AsUInt32(), b._lanes.AsUInt32());
        Vector512<ulong> odd = Avx512F.Multiply(
            (a._lanes.AsUInt64() >>> 32).AsUInt32(), (b._lanes.AsUInt64() >>> 32).AsUInt32());
        return new(((even >>> 32) | (odd & Vector512.Create(0xFFFF_FFFF_0000_0000UL))).AsSingle());
    }
    [MethodImpl(Inline)]
    public static Simd512 ShiftLeft(Simd512 a, int count) => new((a._lanes.AsInt32() << count).AsSingle());

    [MethodImpl(Inline)]
    public static Simd512 ShiftRightLogical(Simd512 a, int count) => new((a._lanes.AsInt32() >>> count).AsSingle());

    [MethodImpl(Inline)]
    public static Simd512 ShiftRightArithmetic(Simd512 a, int count) => new((a._lanes.AsInt32() >> count).AsSingle());

    [MethodImpl(Inline)]
    public static Simd512 ScaleByPowerOfTwo(Simd512 x, Simd512 n) => Avx512F.IsSupported
        ? new(Avx512F.Scale(x._lanes, n._lanes))
        : PowerOfTwo.Scale(x, n);

    // All ones in the first n lanes.
    [MethodImpl(Inline)]
    static Register FirstLanes(int n) => Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(n)).AsSingle();

    [MethodImpl(Inline)] static Simd256 Lower(Simd512 a) => new(a._lanes.GetLower());
    [MethodImpl(Inline)] static Simd256 Upper(Simd512 a) => new(a._lanes.GetUpper());
    [MethodImpl(Inline)] static Simd512 Join(Simd256 lower, Simd256 upper) => new(Vector512.Create(lower.Lanes, upper.Lanes));
}
