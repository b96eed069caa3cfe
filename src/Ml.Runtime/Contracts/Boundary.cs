using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ml.Contracts;

/// <summary>Checks of lengths at the public methods of generated models.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Boundary
{
    /// <summary>The value of a named size that a tensor's length determines.</summary>
    /// <exception cref="ShapeException">The length is no multiple of the rest of the shape, or is zero.</exception>
    public static nint Solve(string size, int length, nint unit, string tensor, string shape)
    {
        if (length > 0 && unit > 0 && length % unit == 0)
            return length / unit;
        throw new ShapeException(length == 0
            ? $"'{tensor}' is empty; it holds {shape}."
            : $"'{tensor}' has {length} elements, which is not {shape} for any '{size}': "
            + $"the other sizes make {unit}, and {length} is not a multiple of it.");
    }

    /// <summary>Throws unless a tensor has the length its shape has under the sizes of this call.</summary>
    /// <exception cref="ShapeException">It has another length.</exception>
    public static void Require(int length, nint expected, string tensor, string shape)
    {
        if (length != expected)
            Throw(length, expected, tensor, shape);
    }

    /// <summary>Throws unless two sizes that the compiler could not prove equal are equal.</summary>
    /// <exception cref="ShapeException">They differ.</exception>
    public static void Assume(nint left, nint right, string leftText, string rightText, string reason)
    {
        if (left != right)
            throw new ShapeException($"{reason}: {leftText} is {left} and {rightText} is {right}, but they must be equal.");
    }

    /// <summary>Throws unless a size is large enough for what is taken of it.</summary>
    /// <exception cref="ShapeException">It is not.</exception>
    public static void AssumeAtLeast(nint size, nint least, string sizeText, string leastText, string reason)
    {
        if (size < least)
        {
            var needed = leastText == least.ToString(CultureInfo.InvariantCulture) ? "" : $"{leastText}, which is ";
            throw new ShapeException($"{reason}: {sizeText} is {size}, but must be at least {needed}{least}.");
        }
    }

    /// <summary>Throws unless every number is one of the classes.</summary>
    /// <exception cref="ClassNumberException">One is not; the message names the tensor, the position and the number.</exception>
    public static void RequireClasses(ReadOnlySpan<int> numbers, nint classes, string tensor)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            if ((nuint)(nint)numbers[i] >= (nuint)classes)
                ThrowClass(numbers[i], i, classes, tensor, "");
        }
    }

    /// <summary>Throws unless every number is one of the classes, or the one of targets that do not count.</summary>
    /// <exception cref="ClassNumberException">One is not; the message names the tensor, the position and the number.</exception>
    public static void RequireClasses(ReadOnlySpan<int> numbers, nint classes, string tensor, int ignored)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            if ((nuint)(nint)numbers[i] >= (nuint)classes && numbers[i] != ignored)
                ThrowClass(numbers[i], i, classes, tensor, $", or {ignored} for those that do not count");
        }
    }

    /// <summary>A named size that the lengths of a batch do not determine.</summary>
    /// <exception cref="ShapeException">The batch does not say it.</exception>
    public static int SizeOf(Batch batch, string size) => batch.TryGetSize(size, out int value)
        ? value
        : throw new ShapeException($"The lengths of the batch do not determine '{size}': call batch.SetSize(\"{size}\", ...) when filling it.");

    [DoesNotReturn]
    static void ThrowClass(int number, int position, nint classes, string tensor, string others) => throw new ClassNumberException(
        tensor, position, $"'{tensor}' holds {number} at position {position}, but class numbers are 0 to {classes - 1}{others}.");

    [DoesNotReturn]
    static void Throw(int length, nint expected, string tensor, string shape) => throw new ShapeException(
        $"'{tensor}' has {length} elements, but {shape} is {expected} under the sizes of this call.");
}
