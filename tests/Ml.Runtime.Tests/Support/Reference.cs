namespace Ml.Runtime.Tests.Support;

/// <summary>Double-precision twins of VectorMath for functions that Math lacks or has only inaccurately.</summary>
static class Reference
{
    public static double Sigmoid(double x) => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));

    public static double Expm1(double x)
    {
        if (Math.Abs(x) > 0.5)
            return Math.Exp(x) - 1;
        if (x == 0)
            return x;
        double term = x, sum = x;
        for (int n = 2; n < 24; n++)
            sum += term *= x / n;
        return sum;
    }

    // W. Kahan: the rounding error of 1 + x cancels in the quotient.
    public static double Log1p(double x)
    {
        double u = 1 + x;
        if (u == 1)
            return x - (x * x / 2);
        return double.IsFinite(u) && u > 0 ? Math.Log(u) * x / (u - 1) : Math.Log(u);
    }

    // erf = 2 / sqrt(pi) e^(-x^2) sum of 2^n x^(2n+1) / (2n+1)!!, all terms of one sign.
    public static double Erf(double x)
    {
        if (Math.Abs(x) > 2.5)
            return Math.CopySign(1 - ErfcTail(Math.Abs(x)), x);
        double term = x, sum = x;
        for (int n = 1; n < 80; n++)
            sum += term *= 2 * x * x / ((2 * n) + 1);
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    public static double Erfc(double x) => x > 2.5 ? ErfcTail(x) : 1 - Erf(x);

    static double ErfcTail(double x)
    {
        if (double.IsInfinity(x))
            return 0;
        double fraction = x;
        for (int k = 120; k >= 1; k--)
            fraction = x + (k / 2.0 / fraction);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / fraction;
    }
}
