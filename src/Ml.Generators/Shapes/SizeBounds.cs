namespace Ml.Generators.Shapes;

/// <summary>
/// Whether a polynomial of sizes can be zero, given that every named size is at least 1. Where a division rounds, it is
/// somewhere between the exact quotient and that less what rounding takes off.
/// </summary>
internal static class SizeBounds
{
    private const double Exact = 1e-9;

    /// <summary>False where nothing the names may be makes it zero.</summary>
    public static bool MayBeZero(Dim size)
    {
        if (size.IsConstant)
            return size.Value == 0;
        long constant = size.Terms.Where(t => t.Factors.Count == 0).Sum(t => t.Coefficient);
        long divisor = size.Terms.Where(t => t.Factors.Count > 0).Select(t => Math.Abs(t.Coefficient)).Aggregate(Gcd);
        if (constant % divisor != 0)
            return false;
        return !(Least(size, 1) is { } least && least > Exact) && !(Least(size, -1) is { } most && most > Exact);
    }

    /// <summary>Whether it is at least the other whatever the names are.</summary>
    public static bool IsAtLeast(Dim size, Dim other) =>
        (size - other) is var room
        && (room.IsConstant ? room.Value >= 0 : Least(room, 1) is { } least && least > -Exact);

    /// <summary>No value of the size, times the sign, is below; null where none is known.</summary>
    private static double? Least(Dim size, int sign)
    {
        Dictionary<string, double> slopes = new(StringComparer.Ordinal);
        double least = 0;
        if (!Add(size, sign, slopes, ref least) || slopes.Values.Any(slope => slope < -Exact))
            return null;
        return least + slopes.Values.Sum();
    }

    // Adds a linear bound from below of the size times a factor.
    private static bool Add(Dim size, double factor, Dictionary<string, double> slopes, ref double constant)
    {
        foreach (Term term in size.Terms)
        {
            double weight = factor * term.Coefficient;
            switch (term.Factors.Count == 1 ? term.Factors[0] : null)
            {
                case null when term.Factors.Count == 0:
                    constant += weight;
                    break;
                case NamedSize name:
                    slopes[name.Name] = weight + (slopes.TryGetValue(name.Name, out double slope) ? slope : 0);
                    break;
                case FloorQuotient quotient:
                    if (!Add(quotient.Numerator, weight / quotient.Denominator, slopes, ref constant))
                        return false;
                    if (weight > 0)
                        constant -= weight * (quotient.Denominator - 1) / quotient.Denominator;
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);
}
