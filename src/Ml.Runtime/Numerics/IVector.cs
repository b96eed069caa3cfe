namespace Ml.Numerics;

/// <summary>
/// A register of <see cref="Count"/> floats. Generated kernels and <see cref="VectorMath"/> are generic over this
/// interface, so that one text serves <see cref="Simd512"/>, <see cref="Simd256"/>, <see cref="Simd128"/> and
/// <see cref="Scalar"/>; every member inlines to one or a few instructions.
/// </summary>
/// <remarks>
/// Lane-wise members give the same bits for every width, which is what lets one seed give one model on one machine
/// whatever <see cref="Simd.Width"/> says. Members with <c>Int32</c> in their names read and write the lanes' 32 bits as
/// integers, wrapping on overflow. Masks are lanes of all ones (true) or all zeros (false).
/// </remarks>
/// <typeparam name="V">The implementing type itself.</typeparam>
public unsafe interface IVector<V> where V : unmanaged, IVector<V>
{
    /// <summary>Number of lanes: 16, 8, 4 or 1. A constant to the compiler.</summary>
    static abstract int Count { get; }

    /// <summary>+0 in every lane.</summary>
    static abstract V Zero { get; }

    /// <summary>0, 1, 2, ... in lane order.</summary>
    static abstract V Ramp { get; }

    /// <summary>0, 1, 2, ... in lane order, as integers.</summary>
    static abstract V RampInt32 { get; }

    /// <summary><paramref name="x"/> in every lane.</summary>
    static abstract V Create(float x);

    /// <summary>
    /// The 32 bits of <paramref name="bits"/> in every lane. A literal that would be a signalling NaN goes through
    /// <see cref="Int32Lanes.Hide"/>.
    /// </summary>
    static abstract V CreateInt32(int bits);

    /// <summary>Reads <see cref="Count"/> floats; any alignment.</summary>
    static abstract V Load(float* p);

    /// <summary>Writes <see cref="Count"/> floats; any alignment.</summary>
    static abstract void Store(V v, float* p);

    /// <summary>Reads the first <paramref name="n"/> lanes (0 &lt;= n &lt;= Count), the others are 0. Never touches memory past p[n-1].</summary>
    static abstract V LoadPartial(float* p, int n);

    /// <summary>Writes the first <paramref name="n"/> lanes (0 &lt;= n &lt;= Count). Never touches memory past p[n-1].</summary>
    static abstract void StorePartial(V v, float* p, int n);

    /// <summary>Lane i = p[i * stride]; touches only those elements. Any stride, also 0 or negative.</summary>
    static abstract V LoadStrided(float* p, nint stride);

    /// <summary>Lane i = p[2 * i]; touches nothing outside p[0 .. 2 * Count - 2].</summary>
    static abstract V LoadEven(float* p);

    /// <summary>Sum, rounded once.</summary>
    static abstract V operator +(V a, V b);

    /// <summary>Difference, rounded once.</summary>
    static abstract V operator -(V a, V b);

    /// <summary>Product, rounded once.</summary>
    static abstract V operator *(V a, V b);

    /// <summary>Quotient, rounded once.</summary>
    static abstract V operator /(V a, V b);

    /// <summary>Flips the sign, also of 0 and NaN.</summary>
    static abstract V operator -(V a);

    /// <summary>a * b + c with one rounding. Only a process without fused instructions rounds twice.</summary>
    static abstract V Fma(V a, V b, V c);

    /// <summary>IEEE 754-2019 minimum: NaN if either operand is NaN, and -0 is less than +0.</summary>
    static abstract V Min(V a, V b);

    /// <summary>IEEE 754-2019 maximum: NaN if either operand is NaN, and +0 is greater than -0.</summary>
    static abstract V Max(V a, V b);

    /// <summary>a &lt; b ? a : b in one x64 instruction: gives <paramref name="b"/> when either is NaN or both are zeros.</summary>
    static abstract V MinOrSecond(V a, V b);

    /// <summary>a &gt; b ? a : b in one x64 instruction: gives <paramref name="b"/> when either is NaN or both are zeros.</summary>
    static abstract V MaxOrSecond(V a, V b);

    /// <summary>Clears the sign bit.</summary>
    static abstract V Abs(V a);

    /// <summary>Square root, correctly rounded.</summary>
    static abstract V Sqrt(V a);

    /// <summary>Largest integer not above.</summary>
    static abstract V Floor(V a);

    /// <summary>Smallest integer not below.</summary>
    static abstract V Ceiling(V a);

    /// <summary>Nearest integer, ties to even.</summary>
    static abstract V Round(V a);

    /// <summary>Drops the fraction.</summary>
    static abstract V Truncate(V a);

    /// <summary>Mask of a &lt; b; false for NaN.</summary>
    static abstract V Less(V a, V b);

    /// <summary>Mask of a &lt;= b; false for NaN.</summary>
    static abstract V LessOrEqual(V a, V b);

    /// <summary>Mask of a == b; false for NaN.</summary>
    static abstract V Equal(V a, V b);

    /// <summary>Mask of a != b; true for NaN.</summary>
    static abstract V NotEqual(V a, V b);

    /// <summary>Lanes of <paramref name="whenTrue"/> where the mask is all ones, of <paramref name="whenFalse"/> where it is all zeros.</summary>
    static abstract V Select(V mask, V whenTrue, V whenFalse);

    /// <summary>Bitwise a &amp; b.</summary>
    static abstract V And(V a, V b);

    /// <summary>Bitwise a | b.</summary>
    static abstract V Or(V a, V b);

    /// <summary>Bitwise a ^ b.</summary>
    static abstract V Xor(V a, V b);

    /// <summary>Bitwise a &amp; ~b.</summary>
    static abstract V AndNot(V a, V b);

    /// <summary>True when any lane of a mask is set.</summary>
    static abstract bool Any(V mask);

    /// <summary>Sum of the lanes, added as a tree: halves, quarters, ...</summary>
    static abstract float Sum(V a);

    /// <summary>Product of the lanes, multiplied as a tree: halves, quarters, ...</summary>
    static abstract float Product(V a);

    /// <summary>Largest lane; NaN if any lane is NaN.</summary>
    static abstract float MaxAcross(V a);

    /// <summary>Smallest lane; NaN if any lane is NaN.</summary>
    static abstract float MinAcross(V a);

    /// <summary>Drops the fraction and gives the value as an integer; unspecified for NaN and outside the range of int.</summary>
    static abstract V ConvertToInt32Bits(V a);

    /// <summary>
    /// Drops the fraction and gives the value as an integer, as a C# cast does since .NET 9: the nearest int outside of its
    /// range, 0 for NaN.
    /// </summary>
    static abstract V SaturateToInt32(V a);

    /// <summary>The nearest float of the integer in each lane.</summary>
    static abstract V ConvertFromInt32Bits(V a);

    /// <summary>Integer a + b.</summary>
    static abstract V AddInt32(V a, V b);

    /// <summary>Integer a - b.</summary>
    static abstract V SubtractInt32(V a, V b);

    /// <summary>Low 32 bits of the integer product.</summary>
    static abstract V MultiplyInt32(V a, V b);

    /// <summary>Integer a / b, the fraction dropped. <paramref name="b"/> must be neither 0 nor -1 in any lane.</summary>
    static abstract V DivideInt32(V a, V b);

    /// <summary>Mask of a &lt; b, as integers.</summary>
    static abstract V LessInt32(V a, V b);

    /// <summary>Mask of a == b, as integers: where all bits are the same.</summary>
    static abstract V EqualInt32(V a, V b);

    /// <summary>High 32 bits of the product of the lanes as unsigned integers.</summary>
    static abstract V MultiplyHighUInt32(V a, V b);

    /// <summary>Integer shift to the left by 0 to 31.</summary>
    static abstract V ShiftLeft(V a, int count);

    /// <summary>Integer shift to the right by 0 to 31, zeros enter.</summary>
    static abstract V ShiftRightLogical(V a, int count);

    /// <summary>Integer shift to the right by 0 to 31, the sign enters.</summary>
    static abstract V ShiftRightArithmetic(V a, int count);

    /// <summary>x * 2^n with one rounding, for integral n in [-250, 250] and 2^-20 &lt;= |x| &lt;= 2^20 (or x zero, infinite or NaN).</summary>
    static abstract V ScaleByPowerOfTwo(V x, V n);
}
