namespace Ml.Generators.Ops;

/// <summary>Functions that netstandard2.0 lacks, in double, for constant folding.</summary>
internal static class SpecialFunctions
{
    /// <summary>log(1 + x). The logarithm of the rounded sum, corrected for what rounding took.</summary>
    public static double Log1p(double x)
    {
        double sum = 1 + x;
        return sum == 1 || double.IsPositiveInfinity(x) ? x : sum == 0 ? Math.Log(0) : Math.Log(sum) * x / (sum - 1);
    }

    /// <summary>exp(x) - 1, corrected likewise.</summary>
    public static double Expm1(double x)
    {
        double power = Math.Exp(x), difference = power - 1;
        return power == 1 ? x : difference == -1 || double.IsInfinity(power) ? difference
            : difference * x / Math.Log(power);
    }

    public static double Asinh(double x)
    {
        double a = Math.Abs(x);
        double result = double.IsInfinity(a) ? a : Log1p(a + (a * a / (1 + Math.Sqrt((a * a) + 1))));
        return x < 0 ? -result : x == 0 ? x : result;
    }

    public static double Acosh(double x) => Log1p(x - 1 + Math.Sqrt((x - 1) * (x + 1)));

    public static double Atanh(double x) => 0.5 * (Log1p(x) - Log1p(-x));

    /// <summary>
    /// The error function: its Maclaurin series for |x| below 3, its complement above. Error below 1e-14.
    /// (Abramowitz and Stegun 7.1.5.)
    /// </summary>
    public static double Erf(double x)
    {
        double magnitude = Math.Abs(x);
        if (double.IsNaN(x))
            return x;
        if (magnitude >= 3)
            return Math.Sign(x) * (1 - Erfc(magnitude));
        double term = x, sum = x;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return sum * 2 / Math.Sqrt(Math.PI);
    }

    /// <summary>1 - erf(x): Legendre's continued fraction from 3 on (Abramowitz and Stegun 7.1.14).</summary>
    public static double Erfc(double x)
    {
        if (!(x >= 3))
            return 1 - Erf(x);
        double fraction = 0;
        for (int k = 60; k >= 1; k--)
            fraction = k / 2.0 / (x + fraction);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (x + fraction);
    }
}
