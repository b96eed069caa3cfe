namespace Ml.Runtime.Tests.Support;

/// <summary>Distances between a float and the exact result, in units of the exact result's last place.</summary>
static class Ulp
{
    const double LargestUlp = 2.028240960365167e31; // 2^104

    /// <summary>
    /// 0 for the same NaN, infinity or zero (also of the same sign), infinity for a wrong one, else the distance.
    /// </summary>
    public static double Distance(float actual, double exact)
    {
        float rounded = (float)exact;
        if (!float.IsFinite(rounded) || rounded == 0 || !float.IsFinite(actual))
            return SameBits(actual, rounded) ? 0 : double.PositiveInfinity;
        float magnitude = MathF.Abs(rounded);
        double ulp = magnitude == float.MaxValue ? LargestUlp : (double)MathF.BitIncrement(magnitude) - magnitude;
        return Math.Abs(actual - exact) / ulp;
    }

    /// <summary>Equal bits, or both NaN.</summary>
    public static bool SameBits(float a, float b) =>
        BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b) || (float.IsNaN(a) && float.IsNaN(b));
}
