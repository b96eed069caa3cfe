using System.ComponentModel;

namespace Ml;

/// <summary>
/// A symbolic tensor of floats: what the body of <c>Forward</c> or <c>Loss</c> computes with. It has a shape and an
/// element type for the compiler and no value; the body is read when the project is built and never runs.
/// </summary>
public sealed class Tensor
{
    private Tensor()
    {
    }

    /// <summary>
    /// The elements the parts name, as NumPy's basic indexing gives them: <c>x[.., 0]</c>, <c>x[^1]</c>, <c>x[.., 2..^1]</c>.
    /// Bounds may be computed from constants and <see cref="Dim"/>.
    /// </summary>
    public Tensor this[params Part[] parts] => throw Unread.Error;

    /// <summary>
    /// A size that is known when the model runs, for arithmetic, ranges and functions that take sizes.
    /// </summary>
    /// <param name="name">A name that an input's shape declares.</param>
    public int Dim(string name) => throw Unread.Error;

    /// <summary>A number, as a tensor without axes.</summary>
    public static implicit operator Tensor(float value) => throw Unread.Error;

    /// <summary>A number, rounded to single precision, as a tensor without axes.</summary>
    public static implicit operator Tensor(double value) => throw Unread.Error;

    /// <summary>The same tensor under its generic name.</summary>
    public static implicit operator Tensor<float>(Tensor x) => throw Unread.Error;

    /// <summary>The same tensor under its short name.</summary>
    public static implicit operator Tensor(Tensor<float> x) => throw Unread.Error;

    /// <summary>Integers as floats: the nearest, the even one of two. Exact to 2^24.</summary>
    public static explicit operator Tensor(Tensor<int> x) => throw Unread.Error;

    /// <summary>1 where true, 0 where false.</summary>
    public static explicit operator Tensor(Tensor<bool> x) => throw Unread.Error;

    /// <summary>
    /// Floats as integers, the fraction dropped: the nearest integer where one is out of range, 0 for NaN, as a C# cast does
    /// since .NET 9.
    /// </summary>
    public static explicit operator Tensor<int>(Tensor x) => throw Unread.Error;

    /// <summary>The sum of the elements; shapes broadcast.</summary>
    public static Tensor operator +(Tensor left, Tensor right) => throw Unread.Error;

    /// <summary>The difference of the elements; shapes broadcast.</summary>
    public static Tensor operator -(Tensor left, Tensor right) => throw Unread.Error;

    /// <summary>The product of the elements (not a matrix product: that is <c>MatMul</c>); shapes broadcast.</summary>
    public static Tensor operator *(Tensor left, Tensor right) => throw Unread.Error;

    /// <summary>The quotient of the elements; shapes broadcast.</summary>
    public static Tensor operator /(Tensor left, Tensor right) => throw Unread.Error;

    /// <summary>The negated elements.</summary>
    public static Tensor operator -(Tensor x) => throw Unread.Error;

    /// <summary>Where left is less than right; shapes broadcast.</summary>
    public static Tensor<bool> operator <(Tensor left, Tensor right) => throw Unread.Error;

    /// <summary>Where left is greater than right; shapes broadcast.</summary>
    public static Tensor<bool> operator >(Tensor left, Tensor right) => throw Unread.Error;

    /// <summary>Where left is at most right; shapes broadcast.</summary>
    public static Tensor<bool> operator <=(Tensor left, Tensor right) => throw Unread.Error;

    /// <summary>Where left is at least right; shapes broadcast.</summary>
    public static Tensor<bool> operator >=(Tensor left, Tensor right) => throw Unread.Error;

    /// <summary>Where left equals right; shapes broadcast.</summary>
    public static Tensor<bool> operator ==(Tensor left, Tensor right) => throw Unread.Error;

    /// <summary>Where left differs from right; shapes broadcast.</summary>
    public static Tensor<bool> operator !=(Tensor left, Tensor right) => throw Unread.Error;

    /// <summary>Not available: a symbolic tensor has no value.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => throw Unread.Error;

    /// <summary>Not available: a symbolic tensor has no value.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => throw Unread.Error;
}
