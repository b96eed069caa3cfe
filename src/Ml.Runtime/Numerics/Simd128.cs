using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Register = System.Runtime.Intrinsics.Vector128<float>;

namespace Ml.Numerics;

#pragma warning disable CS1591 // Every member is documented on IVector.

/// <summary>Four floats: one SSE or AdvSimd register.</summary>
public readonly unsafe struct Simd128 : IVector<Simd128>
{
    const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    readonly Register _lanes;

    [MethodImpl(Inline)] public Simd128(Register lanes) => _lanes = lanes;

    /// <summary>The register itself, for kernels that need an intrinsic the interface lacks.</summary>
    public Register Lanes { [MethodImpl(Inline)] get => _lanes; }

    public static int Count { [MethodImpl(Inline)] get => 4; }
    public static Simd128 Zero { [MethodImpl(Inline)] get => new(Register.Zero); }
    public static Simd128 Ramp { [MethodImpl(Inline)] get => new(Register.Indices); }
    public static Simd128 RampInt32 { [MethodImpl(Inline)] get => new(Vector128<int>.Indices.AsSingle()); }

    [MethodImpl(Inline)] public static Simd128 Create(float x) => new(Vector128.Create(x));
    [MethodImpl(Inline)] public static Simd128 CreateInt32(int bits) => new(Vector128.Create(bits).AsSingle());
    [MethodImpl(Inline)] public static Simd128 Load(float* p) => new(Vector128.Load(p));
    [MethodImpl(Inline)] public static void Store(Simd128 v, float* p) => v._lanes.Store(p);

    [MethodImpl(Inline)]
    public static Simd128 LoadPartial(float* p, int n)
    {
        if (Avx.IsSupported)
            return new(Avx.MaskLoad(p, FirstLanes(n)));
        return new(n switch
        {
            0 => Register.Zero,
            1 => Vector128.CreateScalar(p[0]),
            2 => Vector128.Create(p[0], p[1], 0, 0),
            3 => Vector128.Create(p[0], p[1], p[2], 0),
            _ => Vector128.Load(p),
        });
    }

    [MethodImpl(Inline)]
    public static void StorePartial(Simd128 v, float* p, int n)
    {
#if NET10_0_OR_GREATER // a masked store of AVX takes AMD processors tens of cycles, this one takes two
        if (Avx512F.VL.IsSupported)
        {
            Avx512F.VL.MaskStore(p, FirstLanes(n), v._lanes);
            return;
        }
#endif
        if (n >= 4)
        {
            v._lanes.Store(p);
            return;
        }
        if (n >= 2)
            v._lanes.GetLower().Store(p);
        if ((n & 1) != 0)
            p[n - 1] = n == 1 ? v._lanes.ToScalar() : v._lanes.GetElement(2);
    }

    [MethodImpl(Inline)]
    public static Simd128 LoadStrided(float* p, nint stride) =>
        new(Vector128.Create(p[0], p[stride], p[2 * stride], p[3 * stride]));

    [MethodImpl(Inline)]
    public static Simd128 LoadEven(float* p)
    {
        if (!Sse.IsSupported)
            return new(Vector128.Create(p[0], p[2], p[4], p[6]));
        // The second load starts one element early so that it ends at the last element wanted: its odd lanes are ours.
        return new(Sse.Shuffle(Vector128.Load(p), Vector128.Load(p + 3), 0b11_01_10_00));
    }

    [MethodImpl(Inline)] public static Simd128 operator +(Simd128 a, Simd128 b) => new(a._lanes + b._lanes);
    [MethodImpl(Inline)] public static Simd128 operator -(Simd128 a, Simd128 b) => new(a._lanes - b._lanes);
    [MethodImpl(Inline)] public static Simd128 operator *(Simd128 a, Simd128 b) => new(a._lanes * b._lanes);
    [MethodImpl(Inline)] public static Simd128 operator /(Simd128 a, Simd128 b) => new(a._lanes / b._lanes);
    [MethodImpl(Inline)] public static Simd128 operator -(Simd128 a) => new(-a._lanes);

    [MethodImpl(Inline)]
    public static Simd128 Fma(Simd128 a, Simd128 b, Simd128 c) => new(
        System.Runtime.Intrinsics.X86.Fma.IsSupported || AdvSimd.IsSupported
            ? Vector128.FusedMultiplyAdd(a._lanes, b._lanes, c._lanes)
            : (a._lanes * b._lanes) + c._lanes);

    [MethodImpl(Inline)] public static Simd128 Min(Simd128 a, Simd128 b) => new(Vector128.Min(a._lanes, b._lanes));
    [MethodImpl(Inline)] public static Simd128 Max(Simd128 a, Simd128 b) => new(Vector128.Max(a._lanes, b._lanes));

    [MethodImpl(Inline)]
    public static Simd128 MinOrSecond(Simd128 a, Simd128 b) => Sse.IsSupported
        ? new(Sse.Min(a._lanes, b._lanes))
        : Select(Less(a, b), a, b);

    [MethodImpl(Inline)]
    public static Simd128 MaxOrSecond(Simd128 a, Simd128 b) => Sse.IsSupported
        ? new(Sse.Max(a._lanes, b._lanes))
        : Select(Less(b, a), a, b);

    [MethodImpl(Inline)] public static Simd128 Abs(Simd128 a) => new(Vector128.Abs(a._lanes));
    [MethodImpl(Inline)] public static Simd128 Sqrt(Simd128 a) => new(Vector128.Sqrt(a._lanes));
    [MethodImpl(Inline)] public static Simd128 Floor(Simd128 a) => new(Vector128.Floor(a._lanes));
    [MethodImpl(Inline)] public static Simd128 Ceiling(Simd128 a) => new(Vector128.Ceiling(a._lanes));
    [MethodImpl(Inline)] public static Simd128 Round(Simd128 a) => new(Vector128.Round(a._lanes));
    [MethodImpl(Inline)] public static Simd128 Truncate(Simd128 a) => new(Vector128.Truncate(a._lanes));

    [MethodImpl(Inline)] public static Simd128 Less(Simd128 a, Simd128 b) => new(Vector128.LessThan(a._lanes, b._lanes));
    [MethodImpl(Inline)] public static Simd128 LessOrEqual(Simd128 a, Simd128 b) => new(Vector128.LessThanOrEqual(a._lanes, b._lanes));
    [MethodImpl(Inline)] public static Simd128 Equal(Simd128 a, Simd128 b) => new(Vector128.Equals(a._lanes, b._lanes));
    [MethodImpl(Inline)] public static Simd128 NotEqual(Simd128 a, Simd128 b) => new(~Vector128.Equals(a._lanes, b._lanes));

    [MethodImpl(Inline)]
    public static Simd128 Select(Simd128 mask, Simd128 whenTrue, Simd128 whenFalse) =>
        new(Vector128.ConditionalSelect(mask._lanes, whenTrue._lanes, whenFalse._lanes));

    [MethodImpl(Inline)] public static Simd128 And(Simd128 a, Simd128 b) => new(a._lanes & b._lanes);
    [MethodImpl(Inline)] public static Simd128 Or(Simd128 a, Simd128 b) => new(a._lanes | b._lanes);
    [MethodImpl(Inline)] public static Simd128 Xor(Simd128 a, Simd128 b) => new(a._lanes ^ b._lanes);
    [MethodImpl(Inline)] public static Simd128 AndNot(Simd128 a, Simd128 b) => new(Vector128.AndNot(a._lanes, b._lanes));
    [MethodImpl(Inline)] public static bool Any(Simd128 mask) => mask._lanes.AsInt32() != Vector128<int>.Zero;

    [MethodImpl(Inline)]
    public static float Sum(Simd128 a)
    {
        Simd128 pairs = a + SwapHalves(a);
        return pairs._lanes.GetElement(0) + pairs._lanes.GetElement(1);
    }

    [MethodImpl(Inline)]
    public static float Product(Simd128 a)
    {
        Simd128 pairs = a * SwapHalves(a);
        return pairs._lanes.GetElement(0) * pairs._lanes.GetElement(1);
    }

    [MethodImpl(Inline)]
    public static float MaxAcross(Simd128 a)
    {
        Simd128 pairs = Max(a, SwapHalves(a));
        return MathF.Max(pairs._lanes.GetElement(0), pairs._lanes.GetElement(1));
    }

    [MethodImpl(Inline)]
    public static float MinAcross(Simd128 a)
    {
        Simd128 pairs = Min(a, SwapHalves(a));
        return MathF.Min(pairs._lanes.GetElement(0), pairs._lanes.GetElement(1));
    }
    [MethodImpl(Inline)]
    public static Simd128 ConvertToInt32Bits(Simd128 a) => new(Vector128.ConvertToInt32Native(a._lanes).AsSingle());

    // Saturates, and gives 0 for NaN, since .NET 9.
    [MethodImpl(Inline)]
    public static Simd128 SaturateToInt32(Simd128 a) => new(Vector128.ConvertToInt32(a._lanes).AsSingle());

    [MethodImpl(Inline)]
    public static Simd128 ConvertFromInt32Bits(Simd128 a) => new(Vector128.ConvertToSingle(a._lanes.AsInt32()));

    [MethodImpl(Inline)]
    public static Simd128 AddInt32(Simd128 a, Simd128 b) => new((a._lanes.AsInt32() + b._lanes.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd128 SubtractInt32(Simd128 a, Simd128 b) => new((a._lanes.AsInt32() - b._lanes.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd128 MultiplyInt32(Simd128 a, Simd128 b) => new((a._lanes.AsInt32() * b._lanes.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd128 DivideInt32(Simd128 a, Simd128 b) => new((a._lanes.AsInt32() / b._lanes.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd128 LessInt32(Simd128 a, Simd128 b) => new(Vector128.LessThan(a._lanes.AsInt32(), b._lanes.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd128 EqualInt32(Simd128 a, Simd128 b) => new(Vector128.Equals(a._lanes.AsInt32(), b._lanes.AsInt32()).AsSingle());

    [MethodImpl(Inline)]
    public static Simd128 MultiplyHighUInt32(Simd128 a, Simd128 b)
    {
        Vector128<uint> x = a._lanes.AsUInt32(), y = b._lanes.AsUInt32();
        Vector128<ulong> even, odd;
        if (Sse2.IsSupported)
        {
            even = Sse2.Multiply(x, y);
            odd = Sse2.Multiply((x.AsUInt64() >>> 32).AsUInt32(), (y.AsUInt64() >>> 32).AsUInt32());
        }
        else
        {
            Vector128<ulong> low = Vector128.Create(0xFFFF_FFFFUL);
            even = (x.AsUInt64() & low) * (y.AsUInt64() & low);
            odd = (x.AsUInt64() >>> 32) * (y.AsUInt64() >>> 32);
        }
        return new(((even >>> 32) | (odd & Vector128.Create(0xFFFF_FFFF_0000_0000UL))).AsSingle());
    }
    [MethodImpl(Inline)]
    public static Simd128 ShiftLeft(Simd128 a, int count) => new((a._lanes.AsInt32() << count).AsSingle());

    [MethodImpl(Inline)]
    public static Simd128 ShiftRightLogical(Simd128 a, int count) => new((a._lanes.AsInt32() >>> count).AsSingle());

    [MethodImpl(Inline)]
    public static Simd128 ShiftRightArithmetic(Simd128 a, int count) => new((a._lanes.AsInt32() >> count).AsSingle());

    [MethodImpl(Inline)]
    public static Simd128 ScaleByPowerOfTwo(Simd128 x, Simd128 n) => Avx512F.VL.IsSupported
        ? new(Avx512F.VL.Scale(x._lanes, n._lanes))
        : PowerOfTwo.Scale(x, n);

    // All ones in the first n lanes.
    [MethodImpl(Inline)]
    static Register FirstLanes(int n) => Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(n)).AsSingle();

    [MethodImpl(Inline)]
    static Simd128 SwapHalves(Simd128 a) => new(Vector128.Shuffle(a._lanes, Vector128.Create(2, 3, 0, 1)));
}
