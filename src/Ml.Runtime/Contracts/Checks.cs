using System.ComponentModel;

namespace Ml.Contracts;

/// <summary>What MlChecks=full puts after every layer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Checks
{
    /// <summary>Throws when a layer's result holds NaN or an infinity.</summary>
    /// <param name="values">The result.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="layer">Its layer.</param>
    /// <param name="isBackward">Whether they are gradients.</param>
    /// <param name="line">Where the layer is declared, or 0.</param>
    /// <exception cref="ArithmeticException">It does; the message names the layer, the line and the first such element.</exception>
    public static void Finite(float* values, nint count, string layer, bool isBackward, int line)
    {
        for (nint i = 0; i < count; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new ArithmeticException(
                    $"Layer '{layer}'{(line > 0 ? $" (line {line})" : "")} {(isBackward ? "has a gradient that is" : "gave")} "
                    + $"{values[i]} at element {i} of {count}. Look for a division by zero, a logarithm of zero, or a learning rate that is too high.");
            }
        }
    }
}
