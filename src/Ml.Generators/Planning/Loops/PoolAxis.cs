using Ml.Generators.Ops;
using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Loops;

/// <summary>How a pooling window moves along one spatial axis.</summary>
/// <param name="Input">Elements of the input.</param>
/// <param name="Output">Windows.</param>
/// <param name="Kernel">Taps of a window.</param>
/// <param name="Stride">Distance of windows.</param>
/// <param name="Before">Padding before the first element.</param>
/// <param name="Dilation">Distance of taps.</param>
/// <param name="IsPadded">Whether taps may fall outside the input.</param>
public sealed record PoolAxis(Dim Input, Dim Output, int Kernel, int Stride, int Before, int Dilation, bool IsPadded)
{
    /// <summary>An axis that is not there.</summary>
    public static PoolAxis None { get; } = new(Dim.One, Dim.One, 1, 1, 0, 1, false);

    /// <summary>The length that one window covers.</summary>
    public int Extent => ((Kernel - 1) * Dilation) + 1;

    public bool IsTrivial => Kernel == 1 && Input == Dim.One;

    /// <summary>Whether no element is in two windows.</summary>
    public bool IsApart => Extent <= Stride;

    /// <summary>Whether every element is in exactly one window.</summary>
    public bool IsExact => !IsPadded && Dilation == 1 && Kernel == Stride && Output * Stride == Input;

    /// <summary>Depth, height and width of a window, those it lacks as <see cref="None"/>.</summary>
    internal static PoolAxis[] Of(string operation, Window window, Shape input)
    {
        Shape output = window.Slide(operation, input.Skip(2));
        return
        [
            .. Enumerable.Repeat(None, 3 - window.Rank),
            .. Enumerable.Range(0, window.Rank).Select(i => new PoolAxis(
                input[i + 2], output[i], window.Kernel[i], window.Stride[i], window.Before[i], window.Dilation[i],
                window.Before[i] != 0 || window.After[i] != 0)),
        ];
    }
}
