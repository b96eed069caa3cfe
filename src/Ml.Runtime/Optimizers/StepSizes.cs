namespace Ml.Optimizers;

/// <summary>Sizes that no parameter and no element of the state arrays exceeds; infinite where nothing is known.</summary>
/// <param name="Parameter">Of every parameter.</param>
/// <param name="First">Of every element of state array 0.</param>
/// <param name="Second">Of every element of state array 1.</param>
/// <param name="Third">Of every element of state array 2.</param>
public readonly record struct StepSizes(double Parameter, double First = 0, double Second = 0, double Third = 0)
{
    // Half of what a float holds: bounds do not count roundings.
    const double Safe = float.MaxValue / 2;

    /// <summary>Nothing is known.</summary>
    public static StepSizes Unknown { get; } = new(
        double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity);

    /// <summary>Whether nothing of that size overflows; false where a bound is NaN.</summary>
    internal bool AreSafe => Parameter < Safe && First < Safe && Second < Safe && Third < Safe;

    /// <summary>The larger ones of both.</summary>
    internal static StepSizes Max(in StepSizes a, in StepSizes b) => new(
        Math.Max(a.Parameter, b.Parameter), Math.Max(a.First, b.First), Math.Max(a.Second, b.Second),
        Math.Max(a.Third, b.Third));
}
