namespace Ml.Optimizers;

/// <summary>Ranges of options; NaN is in none of them.</summary>
static class Require
{
    public static float NotNegative(float value, string name) => value >= 0 && float.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "Must be finite and not negative");

    public static float Positive(float value, string name) => value > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "Must be larger than 0");

    public static float Share(float value, string name) => value is >= 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "Must be at least 0 and less than 1");
}
