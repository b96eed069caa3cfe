using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Ml.Numerics;

#pragma warning disable CS1591 // Every member is documented on IVector.

/// <summary>One float: the reference that the wider registers are compared with, and the last resort without SIMD.</summary>
public readonly unsafe struct Scalar : IVector<Scalar>
{
    const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    readonly float _lane;

    [MethodImpl(Inline)] public Scalar(float lane) => _lane = lane;

    /// <summary>The value itself.</summary>
    public float Value { [MethodImpl(Inline)] get => _lane; }

    public static int Count { [MethodImpl(Inline)] get => 1; }
    public static Scalar Zero { [MethodImpl(Inline)] get => default; }
    public static Scalar Ramp { [MethodImpl(Inline)] get => default; }
    public static Scalar RampInt32 { [MethodImpl(Inline)] get => default; }

    [MethodImpl(Inline)] public static Scalar Create(float x) => new(x);
    [MethodImpl(Inline)] public static Scalar CreateInt32(int bits) => new(BitConverter.Int32BitsToSingle(bits));
    [MethodImpl(Inline)] public static Scalar Load(float* p) => new(*p);
    [MethodImpl(Inline)] public static void Store(Scalar v, float* p) => *p = v._lane;
    [MethodImpl(Inline)] public static Scalar LoadPartial(float* p, int n) => n > 0 ? new(*p) : default;

    [MethodImpl(Inline)]
    public static void StorePartial(Scalar v, float* p, int n)
    {
        if (n > 0)
            *p = v._lane;
    }

    [MethodImpl(Inline)] public static Scalar LoadStrided(float* p, nint stride) => new(*p);
    [MethodImpl(Inline)] public static Scalar LoadEven(float* p) => new(*p);

    [MethodImpl(Inline)] public static Scalar operator +(Scalar a, Scalar b) => new(a._lane + b._lane);
    [MethodImpl(Inline)] public static Scalar operator -(Scalar a, Scalar b) => new(a._lane - b._lane);
    [MethodImpl(Inline)] public static Scalar operator *(Scalar a, Scalar b) => new(a._lane * b._lane);
    [MethodImpl(Inline)] public static Scalar operator /(Scalar a, Scalar b) => new(a._lane / b._lane);
    [MethodImpl(Inline)] public static Scalar operator -(Scalar a) => new(-a._lane);

    [MethodImpl(Inline)]
    public static Scalar Fma(Scalar a, Scalar b, Scalar c) => new(
        System.Runtime.Intrinsics.X86.Fma.IsSupported || AdvSimd.IsSupported
            ? MathF.FusedMultiplyAdd(a._lane, b._lane, c._lane)
            : (a._lane * b._lane) + c._lane);

    [MethodImpl(Inline)] public static Scalar Min(Scalar a, Scalar b) => new(MathF.Min(a._lane, b._lane));
    [MethodImpl(Inline)] public static Scalar Max(Scalar a, Scalar b) => new(MathF.Max(a._lane, b._lane));
    [MethodImpl(Inline)] public static Scalar MinOrSecond(Scalar a, Scalar b) => a._lane < b._lane ? a : b;
    [MethodImpl(Inline)] public static Scalar MaxOrSecond(Scalar a, Scalar b) => a._lane > b._lane ? a : b;

    [MethodImpl(Inline)] public static Scalar Abs(Scalar a) => new(MathF.Abs(a._lane));
    [MethodImpl(Inline)] public static Scalar Sqrt(Scalar a) => new(MathF.Sqrt(a._lane));
    [MethodImpl(Inline)] public static Scalar Floor(Scalar a) => new(MathF.Floor(a._lane));
    [MethodImpl(Inline)] public static Scalar Ceiling(Scalar a) => new(MathF.Ceiling(a._lane));
    [MethodImpl(Inline)] public static Scalar Round(Scalar a) => new(MathF.Round(a._lane, MidpointRounding.ToEven));
    [MethodImpl(Inline)] public static Scalar Truncate(Scalar a) => new(MathF.Truncate(a._lane));

    [MethodImpl(Inline)] public static Scalar Less(Scalar a, Scalar b) => Mask(a._lane < b._lane);
    [MethodImpl(Inline)] public static Scalar LessOrEqual(Scalar a, Scalar b) => Mask(a._lane <= b._lane);
    [MethodImpl(Inline)] public static Scalar Equal(Scalar a, Scalar b) => Mask(a._lane == b._lane);
    [MethodImpl(Inline)] public static Scalar NotEqual(Scalar a, Scalar b) => Mask(a._lane != b._lane);

    [MethodImpl(Inline)]
    public static Scalar Select(Scalar mask, Scalar whenTrue, Scalar whenFalse) => Bits(mask) != 0 ? whenTrue : whenFalse;

    [MethodImpl(Inline)] public static Scalar And(Scalar a, Scalar b) => CreateInt32(Bits(a) & Bits(b));
    [MethodImpl(Inline)] public static Scalar Or(Scalar a, Scalar b) => CreateInt32(Bits(a) | Bits(b));
    [MethodImpl(Inline)] public static Scalar Xor(Scalar a, Scalar b) => CreateInt32(Bits(a) ^ Bits(b));
    [MethodImpl(Inline)] public static Scalar AndNot(Scalar a, Scalar b) => CreateInt32(Bits(a) & ~Bits(b));
    [MethodImpl(Inline)] public static bool Any(Scalar mask) => Bits(mask) != 0;

    [MethodImpl(Inline)] public static float Sum(Scalar a) => a._lane;
    [MethodImpl(Inline)] public static float Product(Scalar a) => a._lane;
    [MethodImpl(Inline)] public static float MaxAcross(Scalar a) => a._lane;
    [MethodImpl(Inline)] public static float MinAcross(Scalar a) => a._lane;

    [MethodImpl(Inline)]
    public static Scalar ConvertToInt32Bits(Scalar a) =>
        CreateInt32(Vector128.ConvertToInt32Native(Vector128.CreateScalarUnsafe(a._lane)).ToScalar());

    [MethodImpl(Inline)] public static Scalar SaturateToInt32(Scalar a) => CreateInt32((int)a._lane);
    [MethodImpl(Inline)] public static Scalar ConvertFromInt32Bits(Scalar a) => new(Bits(a));
    [MethodImpl(Inline)] public static Scalar AddInt32(Scalar a, Scalar b) => CreateInt32(Bits(a) + Bits(b));
    [MethodImpl(Inline)] public static Scalar SubtractInt32(Scalar a, Scalar b) => CreateInt32(Bits(a) - Bits(b));
    [MethodImpl(Inline)] public static Scalar MultiplyInt32(Scalar a, Scalar b) => CreateInt32(Bits(a) * Bits(b));

    [MethodImpl(Inline)] public static Scalar DivideInt32(Scalar a, Scalar b) => CreateInt32(Bits(a) / Bits(b));
    [MethodImpl(Inline)] public static Scalar LessInt32(Scalar a, Scalar b) => Mask(Bits(a) < Bits(b));
    [MethodImpl(Inline)] public static Scalar EqualInt32(Scalar a, Scalar b) => Mask(Bits(a) == Bits(b));

    [MethodImpl(Inline)]
    public static Scalar MultiplyHighUInt32(Scalar a, Scalar b) =>
        CreateInt32((int)(((ulong)(uint)Bits(a) * (uint)Bits(b)) >> 32));

    [MethodImpl(Inline)] public static Scalar ShiftLeft(Scalar a, int count) => CreateInt32(Bits(a) << count);
    [MethodImpl(Inline)] public static Scalar ShiftRightLogical(Scalar a, int count) => CreateInt32(Bits(a) >>> count);
    [MethodImpl(Inline)] public static Scalar ShiftRightArithmetic(Scalar a, int count) => CreateInt32(Bits(a) >> count);
    [MethodImpl(Inline)] public static Scalar ScaleByPowerOfTwo(Scalar x, Scalar n) => PowerOfTwo.Scale(x, n);

    [MethodImpl(Inline)] static int Bits(Scalar a) => BitConverter.SingleToInt32Bits(a._lane);
    [MethodImpl(Inline)] static Scalar Mask(bool condition) => CreateInt32(condition ? -1 : 0);
}
