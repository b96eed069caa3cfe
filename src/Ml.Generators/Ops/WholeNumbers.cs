namespace Ml.Generators.Ops;

/// <summary>
/// Arithmetic of whole numbers where C# throws or has none, as kernels compute it: folds constants. The run time's
/// VectorMath has the same functions on lanes.
/// </summary>
internal static class WholeNumbers
{
    /// <summary>x / y, the fraction dropped; 0 for y = 0, and int.MinValue / -1 wraps to int.MinValue.</summary>
    public static int Divide(int x, int y) => y switch
    {
        0 => 0,
        -1 => unchecked(-x),
        _ => x / y,
    };

    /// <summary>x to the y; a negative y gives the fraction 1 / x^-y, dropped, and 0 for x = 0.</summary>
    public static int Power(int x, int y)
    {
        if (y < 0 && x is not (1 or -1))
            return 0;
        int power = 1;
        for (uint left = (uint)Math.Abs((long)y); left > 0; left >>= 1)
        {
            if ((left & 1) != 0)
                power = unchecked(power * x);
            x = unchecked(x * x);
        }

        return power;
    }

    /// <summary>A cast: the fraction is dropped, the nearest int taken outside of its range, and 0 for NaN.</summary>
    public static int FromFloat(double x) => double.IsNaN(x) ? 0
        : x >= int.MaxValue ? int.MaxValue
        : x <= int.MinValue ? int.MinValue
        : (int)x;
}
