namespace Ml.Generators.Ops;

/// <summary>
/// What is known of a value's elements before anything runs: where they lie, and whether one may be NaN. An end is
/// infinite only where an element may be: sums and products of finite numbers count as finite, because activations that
/// overflow break a model everywhere and not in one branch of it.
/// </summary>
/// <param name="Least">No element is below.</param>
/// <param name="Most">No element is above.</param>
public readonly record struct Bounds(double Least, double Most, bool MayBeNaN = false)
{
    /// <summary>Nothing is known.</summary>
    public static Bounds Anything { get; } = new(double.NegativeInfinity, double.PositiveInfinity, MayBeNaN: true);

    /// <summary>Numbers, whatever they are.</summary>
    public static Bounds Finite { get; } = new(-float.MaxValue, float.MaxValue);

    public bool IsFinite => !MayBeNaN && !MayBeInfinite;

    public bool HoldsZero => Least <= 0 && Most >= 0;

    private bool MayBeInfinite => Least < -float.MaxValue || Most > float.MaxValue;

    /// <summary>One number, as a float holds it.</summary>
    public static Bounds Of(double number)
    {
        double stored = (float)number;
        return double.IsNaN(stored) ? Anything : new(stored, stored);
    }

    /// <summary>Either of two.</summary>
    public static Bounds Join(Bounds a, Bounds b) =>
        new(Math.Min(a.Least, b.Least), Math.Max(a.Most, b.Most), a.MayBeNaN || b.MayBeNaN);

    public static Bounds operator -(Bounds a) => new(-a.Most, -a.Least, a.MayBeNaN);

    public static Bounds operator +(Bounds a, Bounds b) => new(
        End(a.Least + b.Least, a, b, double.NegativeInfinity), End(a.Most + b.Most, a, b, double.PositiveInfinity),
        a.MayBeNaN || b.MayBeNaN || Cancels(a, b) || Cancels(b, a));

    public static Bounds operator -(Bounds a, Bounds b) => a + -b;

    public static Bounds operator *(Bounds a, Bounds b)
    {
        double[] ends = [Product(a.Least, b.Least), Product(a.Least, b.Most), Product(a.Most, b.Least),
            Product(a.Most, b.Most)];
        bool isUndefined = (a.MayBeInfinite && b.HoldsZero) || (b.MayBeInfinite && a.HoldsZero);
        return new(
            End(ends.Min(), a, b, double.NegativeInfinity), End(ends.Max(), a, b, double.PositiveInfinity),
            a.MayBeNaN || b.MayBeNaN || isUndefined);
    }

    public static Bounds operator /(Bounds a, Bounds b)
    {
        bool isUndefined = a.MayBeInfinite && b.MayBeInfinite;
        if (b.Inverse is { } inverse)
        {
            Bounds quotient = a * inverse;
            return quotient with { MayBeNaN = a.MayBeNaN || b.MayBeNaN || isUndefined };
        }

        return new(
            a.Least >= 0 && b.Least >= 0 ? 0 : double.NegativeInfinity, double.PositiveInfinity,
            a.MayBeNaN || b.MayBeNaN || isUndefined || a.HoldsZero);
    }

    /// <summary>The product of a value with itself.</summary>
    public Bounds Square()
    {
        double least = HoldsZero ? 0 : Math.Min(Least * Least, Most * Most);
        Bounds square = this * this;
        return square with { Least = Math.Min(least, float.MaxValue), MayBeNaN = MayBeNaN };
    }

    /// <summary>The sum of any number of elements, at least one.</summary>
    public Bounds Repeated() => this + new Bounds(
        Least < 0 ? Math.Min(Least, -float.MaxValue) : 0, Most > 0 ? Math.Max(Most, float.MaxValue) : 0);

    /// <summary>A function that never falls, of every element.</summary>
    public Bounds Rising(Func<double, double> function) =>
        new(Stored(function(Least)), Stored(function(Most)), MayBeNaN);

    /// <summary>What a function of any number that is bounded gives.</summary>
    public Bounds Within(double least, double most) => new(least, most, MayBeNaN);

    /// <summary>A function that gives numbers for numbers and of which no more is known.</summary>
    public Bounds Unknown() => IsFinite ? Finite : Anything;

    /// <summary>1 / this where no element is so near to 0 that it overflows, else null.</summary>
    private Bounds? Inverse => Least >= 1 / (double)float.MaxValue || Most <= -1 / (double)float.MaxValue
        ? new(1 / Most, 1 / Least, MayBeNaN)
        : null;

    // What is too large for a float is infinite.
    private static double Stored(double number) => Math.Abs(number) <= float.MaxValue ? number : (float)number;

    // Only an end that comes from an infinite one is infinite.
    private static double End(double sum, Bounds a, Bounds b, double infinity) =>
        double.IsNaN(sum) ? infinity
        : a.MayBeInfinite || b.MayBeInfinite ? sum
        : Math.Max(-float.MaxValue, Math.Min(float.MaxValue, sum));

    private static bool Cancels(Bounds a, Bounds b) => a.Most > float.MaxValue && b.Least < -float.MaxValue;

    private static double Product(double x, double y) => x == 0 || y == 0 ? 0 : x * y;
}
