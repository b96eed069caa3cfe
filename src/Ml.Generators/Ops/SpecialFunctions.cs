namespace Ml.Generators.Ops;

/// <summary>Functions that netstandard2.0 lacks, in double, for constant folding.</summary>
internal static class SpecialFunctions
{
    /// <summary>
    /// The error function: its Maclaurin series for |x| below 3 and Legendre's continued fraction of the complement
    /// above (Abramowitz and Stegun 7.1.5 and 7.1.14). Error below 1e-14.
    /// </summary>
    public static double Erf(double x)
    {
        double magnitude = Math.Abs(x);
        if (double.IsNaN(x))
            return x;
        if (magnitude > 6)
            return Math.Sign(x);
        if (magnitude >= 3)
        {
            double fraction = 0;
            for (int k = 60; k >= 1; k--)
                fraction = k / 2.0 / (magnitude + fraction);
            double complement = Math.Exp(-magnitude * magnitude) / Math.Sqrt(Math.PI) / (magnitude + fraction);
            return Math.Sign(x) * (1 - complement);
        }

        double term = x, sum = x;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return sum * 2 / Math.Sqrt(Math.PI);
    }
}
