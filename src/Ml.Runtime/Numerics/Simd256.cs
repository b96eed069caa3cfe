using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Register = System.Runtime.Intrinsics.Vector256<float>;

namespace Ml.Numerics;

#pragma warning disable CS1591 // Every member is documented on IVector.

/// <summary>Eight floats: one AVX2 register, or two 128-bit registers elsewhere.</summary>
public readonly unsafe struct Simd256 : IVector<Simd256>
{
    const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    readonly Register _lanes;

    [MethodImpl(Inline)] public Simd256(Register lanes) => _lanes = lanes;

    /// <summary>The register itself, for kernels that need an intrinsic the interface lacks.</summary>
    public Register Lanes { [MethodImpl(Inline)] get => _lanes; }

    public static int Count { [MethodImpl(Inline)] get => 8; }
    public static Simd256 Zero { [MethodImpl(Inline)] get => new(Register.Zero); }
    public static Simd256 Ramp { [MethodImpl(Inline)] get => new(Register.Indices); }
    public static Simd256 RampInt32 { [MethodImpl(Inline)] get => new(Vector256<int>.Indices.AsSingle()); }

    [MethodImpl(Inline)] public static Simd256 Create(float x) => new(Vector256.Create(x));
    [MethodImpl(Inline)] public static Simd256 CreateInt32(int bits) => new(Vector256.Create(bits).AsSingle());
    [MethodImpl(Inline)] public static Simd256 Load(float* p) => new(Vector256.Load(p));
    [MethodImpl(Inline)] public static void Store(Simd256 v, float* p) => v._lanes.Store(p);

    [MethodImpl(Inline)]
    public static Simd256 LoadPartial(float* p, int n)
    {
        if (Avx.IsSupported)
            return new(Avx.MaskLoad(p, FirstLanes(n)));
        return Join(Simd128.LoadPartial(p, Math.Min(n, 4)), Simd128.LoadPartial(p + 4, Math.Max(n - 4, 0)));
    }

    [MethodImpl(Inline)]
    public static void StorePartial(Simd256 v, float* p, int n)
    {
#if NET10_0_OR_GREATER // a masked store of AVX takes AMD processors tens of cycles, this one takes two
        if (Avx512F.VL.IsSupported)
        {
            Avx512F.VL.MaskStore(p, FirstLanes(n), v._lanes);
            return;
        }
#endif
        Simd128.StorePartial(Lower(v), p, Math.Min(n, 4));
        Simd128.StorePartial(Upper(v), p + 4, Math.Max(n - 4, 0));
    }

    [MethodImpl(Inline)]
    public static Simd256 LoadStrided(float* p, nint stride) =>
        Join(Simd128.LoadStrided(p, stride), Simd128.LoadStrided(p + (4 * stride), stride));

    [MethodImpl(Inline)]
    public static Simd256 LoadEven(float* p)
    {
        if (!Avx2.IsSupported)
            return Join(Simd128.LoadEven(p), Simd128.LoadEven(p + 8));
        // The second load starts one element early so that it ends at the last element wanted: its odd lanes are ours.
        Register pairs = Avx.Shuffle(Vector256.Load(p), Vector256.Load(p + 7), 0b11_01_10_00);
        return new(Avx2.Permute4x64(pairs.AsDouble(), 0b11_01_10_00).AsSingle());
    }

    [MethodImpl(Inline)] public static Simd256 operator +(Simd256 a, Simd256 b) => new(a._lanes + b._lanes);
    [MethodImpl(Inline)] public static Simd256 operator -(Simd256 a, Simd256 b) => new(a._lanes - b._lanes);
    [MethodImpl(Inline)] public static Simd256 operator *(Simd256 a, Simd256 b) => new(a._lanes * b._lanes);
    [MethodImpl(Inline)] public static Simd256 operator /(Simd256 a, Simd256 b) => new(a._lanes / b._lanes);
    [MethodImpl(Inline)] public static Simd256 operator -(Simd256 a) => new(-a._lanes);

    [MethodImpl(Inline)]
    public static Simd256 Fma(Simd256 a, Simd256 b, Simd256 c) => new(
        System.Runtime.Intrinsics.X86.Fma.IsSupported || AdvSimd.IsSupported
            ? Vector256.FusedMultiplyAdd(a._lanes, b._lanes, c._lanes)
            : (a._lanes * b._lanes) + c._lanes);

    [MethodImpl(Inline)] public static Simd256 Min(Simd256 a, Simd256 b) => new(Vector256.Min(a._lanes, b._lanes));
    [MethodImpl(Inline)] public static Simd256 Max(Simd256 a, Simd256 b) => new(Vector256.Max(a._lanes, b._lanes));

    [MethodImpl(Inline)]
    public static Simd256 MinOrSecond(Simd256 a, Simd256 b) => Avx.IsSupported
        ? new(Avx.Min(a._lanes, b._lanes))
        : Join(Simd128.MinOrSecond(Lower(a), Lower(b)), Simd128.MinOrSecond(Upper(a), Upper(b)));

    [MethodImpl(Inline)]
    public static Simd256 MaxOrSecond(Simd256 a, Simd256 b) => Avx.IsSupported
        ? new(Avx.Max(a._lanes, b._lanes))
        : Join(Simd128.MaxOrSecond(Lower(a), Lower(b)), Simd128.MaxOrSecond(Upper(a), Upper(b)));

    [MethodImpl(Inline)] public static Simd256 Abs(Simd256 a) => new(Vector256.Abs(a._lanes));
    [MethodImpl(Inline)] public static Simd256 Sqrt(Simd256 a) => new(Vector256.Sqrt(a._lanes));
    [MethodImpl(Inline)] public static Simd256 Floor(Simd256 a) => new(Vector256.Floor(a._lanes));
    [MethodImpl(Inline)] public static Simd256 Ceiling(Simd256 a) => new(Vector256.Ceiling(a._lanes));
    [MethodImpl(Inline)] public static Simd256 Round(Simd256 a) => new(Vector256.Round(a._lanes));
    [MethodImpl(Inline)] public static Simd256 Truncate(Simd256 a) => new(Vector256.Truncate(a._lanes));

    [MethodImpl(Inline)] public static Simd256 Less(Simd256 a, Simd256 b) => new(Vector256.LessThan(a._lanes, b._lanes));
    [MethodImpl(Inline)] public static Simd256 LessOrEqual(Simd256 a, Simd256 b) => new(Vector256.LessThanOrEqual(a._lanes, b._lanes));
    [MethodImpl(Inline)] public static Simd256 Equal(Simd256 a, Simd256 b) => new(Vector256.Equals(a._lanes, b._lanes));
    [MethodImpl(Inline)] public static Simd256 NotEqual(Simd256 a, Simd256 b) => new(~Vector256.Equals(a._lanes, b._lanes));

    [MethodImpl(Inline)]
    public static Simd256 Select(Simd256 mask, Simd256 whenTrue, Simd256 whenFalse) =>
        new(Vector256.ConditionalSelect(mask._lanes, whenTrue._lanes, whenFalse._lanes));

    [MethodImpl(Inline)] public static Simd256 And(Simd256 a, Simd256 b) => new(a._lanes & b._lanes);
    [MethodImpl(Inline)] public static Simd256 Or(Simd256 a, Simd256 b) => new(a._lanes | b._lanes);
    [MethodImpl(Inline)] public static Simd256 Xor(Simd256 a, Simd256 b) => new(a._lanes ^ b._lanes);
    [MethodImpl(Inline)] public static Simd256 AndNot(Simd256 a, Simd256 b) => new(Vector256.AndNot(a._lanes, b._lanes));
    [MethodImpl(Inline)] public static bool Any(Simd256 mask) => mask._lanes.AsInt32() != Vector256<int>.Zero;

    [MethodImpl(Inline)] public static float Sum(Simd256 a) => Simd128.Sum(Lower(a) + Upper(a));
    [MethodImpl(Inline)] public static float Product(Simd256 a) => Simd128.Product(Lower(a) * Upper(a));
    [MethodImpl(Inline)] public static float MaxAcross(Simd256 a) => Simd128.MaxAcross(Simd128.Max(Lower(a), Upper(a)));
    [MethodImpl(Inline)] public static float MinAcross(Simd256 a) => Simd128.MinAcross(Simd128.Min(Lower(a), Upper(a)));
    [MethodImpl(Inline)]
    public static Simd256 ConvertToInt32Bits(Simd256 a) => new(Vector256.ConvertToInt32Native(a._lanes).AsSingle());

    // Saturates, and gives 0 for NaN, since .NET 9.
    [MethodImpl(Inline)]
    public static Simd256 SaturateToInt32(Simd256 a) => new(Vector256.ConvertToInt32(a._lanes).AsSingle());

    [MethodImpl(Inline)]
    public static Simd256 ConvertFromInt32Bits(Simd256 a) => new(Vector256.ConvertToSingle(a._lanes.AsInt32()));

    [MethodImpl(Inline)]
    public static Simd256 AddInt32(Simd256 a, Simd256 b) => new((a._lanes.AsInt32() + b._lanes.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd256 SubtractInt32(Simd256 a, Simd256 b) => new((a._lanes.AsInt32() - b._lanes.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd256 MultiplyInt32(Simd256 a, Simd256 b) => new((a._lanes.AsInt32() * b._lanes.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd256 DivideInt32(Simd256 a, Simd256 b) => new((a._lanes.AsInt32() / b._lanes.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd256 LessInt32(Simd256 a, Simd256 b) => new(Vector256.LessThan(a._lanes.AsInt32(), b._lanes.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd256 EqualInt32(Simd256 a, Simd256 b) => new(Vector256.Equals(a._lanes.AsInt32(), b._lanes.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd256 MultiplyHighUInt32(Simd256 a, Simd256 b)
    {
        if (!Avx2.IsSupported)
            return Join(Simd128.MultiplyHighUInt32(Lower(a), Lower(b)), Simd128.MultiplyHighUInt32(Upper(a), Upper(b)));
        Vector256<ulong> even = Avx2.Multiply(a._lanes.AsUInt32(), b._lanes.AsUInt32());
        Vector256<ulong> odd = Avx2.Multiply(
            (a._lanes.AsUInt64() >>> 32).AsUInt32(), (b._lanes.AsUInt64() >>> 32).AsUInt32());
        return new(((even >>> 32) | (odd & Vector256.Create(0xFFFF_FFFF_0000_0000UL))).AsSingle());
    }
    [MethodImpl(Inline)]
    public static Simd256 ShiftLeft(Simd256 a, int count) => new((a._lanes.AsInt32() << count).AsSingle());

    [MethodImpl(Inline)]
    public static Simd256 ShiftRightLogical(Simd256 a, int count) => new((a._lanes.AsInt32() >>> count).AsSingle());

    [MethodImpl(Inline)]
    public static Simd256 ShiftRightArithmetic(Simd256 a, int count) => new((a._lanes.AsInt32() >> count).AsSingle());

    [MethodImpl(Inline)]
    public static Simd256 ScaleByPowerOfTwo(Simd256 x, Simd256 n) => Avx512F.VL.IsSupported
        ? new(Avx512F.VL.Scale(x._lanes, n._lanes))
        : PowerOfTwo.Scale(x, n);

    // All ones in the first n lanes.
    [MethodImpl(Inline)]
    static Register FirstLanes(int n) => Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(n)).AsSingle();

    [MethodImpl(Inline)] static Simd128 Lower(Simd256 a) => new(a._lanes.GetLower());
    [MethodImpl(Inline)] static Simd128 Upper(Simd256 a) => new(a._lanes.GetUpper());
    [MethodImpl(Inline)] static Simd256 Join(Simd128 lower, Simd128 upper) => new(Vector256.Create(lower.Lanes, upper.Lanes));
}
