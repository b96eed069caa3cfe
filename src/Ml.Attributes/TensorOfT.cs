using System.ComponentModel;

namespace Ml;

/// <summary>A symbolic tensor of integers, truth values or floats; see <see cref="Tensor"/>.</summary>
/// <remarks>
/// Integers are integers all the way: 32 bits, wrapping on overflow as C# has it unchecked, in every operator, function,
/// comparison, reduction and move, and exact beyond 2^24, where floats no longer tell neighbours apart. Nothing throws:
/// a quotient drops its fraction (-7 / 2 is -3), x / 0 is 0, and int.MinValue / -1 is int.MinValue. Only a cast makes an
/// integer a float, the nearest, or a float an integer. Truth values compare as false below true.
/// </remarks>
/// <typeparam name="T"><see cref="int"/>, <see cref="bool"/> or <see cref="float"/>.</typeparam>
public sealed class Tensor<T>
{
    private Tensor()
    {
    }

    /// <summary>
    /// The elements the parts name, as NumPy's basic indexing gives them: <c>x[.., 0]</c>, <c>x[^1]</c>, <c>x[.., 2..^1]</c>.
    /// Bounds may be computed from constants and <see cref="Dim"/>.
    /// </summary>
    public Tensor<T> this[params Part[] parts] => throw Unread.Error;

    /// <summary>
    /// A size that is known when the model runs, for arithmetic, ranges and functions that take sizes.
    /// </summary>
    /// <param name="name">A name that an input's shape declares.</param>
    public int Dim(string name) => throw Unread.Error;

    /// <summary>A constant, as a tensor without axes.</summary>
    public static implicit operator Tensor<T>(T value) => throw Unread.Error;

    /// <summary>The sum of the elements; shapes broadcast.</summary>
    public static Tensor<T> operator +(Tensor<T> left, Tensor<T> right) => throw Unread.Error;

    /// <summary>The difference of the elements; shapes broadcast.</summary>
    public static Tensor<T> operator -(Tensor<T> left, Tensor<T> right) => throw Unread.Error;

    /// <summary>The product of the elements (not a matrix product: that is <c>MatMul</c>); shapes broadcast.</summary>
    public static Tensor<T> operator *(Tensor<T> left, Tensor<T> right) => throw Unread.Error;

    /// <summary>
    /// The quotient of the elements; shapes broadcast. Of integers the fraction is dropped, and a division by 0 gives 0.
    /// </summary>
    public static Tensor<T> operator /(Tensor<T> left, Tensor<T> right) => throw Unread.Error;

    /// <summary>The negated elements.</summary>
    public static Tensor<T> operator -(Tensor<T> x) => throw Unread.Error;

    /// <summary>Where left is less than right; shapes broadcast.</summary>
    public static Tensor<bool> operator <(Tensor<T> left, Tensor<T> right) => throw Unread.Error;

    /// <summary>Where left is greater than right; shapes broadcast.</summary>
    public static Tensor<bool> operator >(Tensor<T> left, Tensor<T> right) => throw Unread.Error;

    /// <summary>Where left is at most right; shapes broadcast.</summary>
    public static Tensor<bool> operator <=(Tensor<T> left, Tensor<T> right) => throw Unread.Error;

    /// <summary>Where left is at least right; shapes broadcast.</summary>
    public static Tensor<bool> operator >=(Tensor<T> left, Tensor<T> right) => throw Unread.Error;

    /// <summary>Where left equals right; shapes broadcast.</summary>
    public static Tensor<bool> operator ==(Tensor<T> left, Tensor<T> right) => throw Unread.Error;

    /// <summary>Where left differs from right; shapes broadcast.</summary>
    public static Tensor<bool> operator !=(Tensor<T> left, Tensor<T> right) => throw Unread.Error;

    /// <summary>Where both are true, for tensors of bool; of integers, the bits set in both. Shapes broadcast.</summary>
    public static Tensor<T> operator &(Tensor<T> left, Tensor<T> right) => throw Unread.Error;

    /// <summary>Where either is true, for tensors of bool; of integers, the bits set in either. Shapes broadcast.</summary>
    public static Tensor<T> operator |(Tensor<T> left, Tensor<T> right) => throw Unread.Error;

    /// <summary>True where x is false, for tensors of bool.</summary>
    public static Tensor<T> operator !(Tensor<T> x) => throw Unread.Error;

    /// <summary>Not available: a symbolic tensor has no value.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => throw Unread.Error;

    /// <summary>Not available: a symbolic tensor has no value.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => throw Unread.Error;
}
