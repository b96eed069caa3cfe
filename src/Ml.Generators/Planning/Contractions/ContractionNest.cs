using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Contractions;

/// <summary>
/// A contraction as loops: result[free] = sum over reduced of left[free, reduced] * right[free, reduced]. Matrix
/// products, convolutions and their gradients are all of this form and differ in strides alone.
/// </summary>
/// <param name="Free">Axes of the result, outermost first.</param>
/// <param name="Reduced">Axes summed over, in the order of summation, outermost first.</param>
public sealed record ContractionNest(IReadOnlyList<ContractionAxis> Free, IReadOnlyList<ContractionAxis> Reduced)
{
    public IEnumerable<ContractionAxis> Axes => Free.Concat(Reduced);

    /// <summary>Multiplications of the whole contraction.</summary>
    public Dim Products => Dim.Product(Axes.Select(a => a.Size));

    /// <summary>The same loops without axes of size one, neighbours merged where every operand continues.</summary>
    public ContractionNest Simplified() => new(Merge(Free), Merge(Reduced));

    private static ContractionAxis[] Merge(IReadOnlyList<ContractionAxis> axes)
    {
        List<ContractionAxis> merged = [];
        foreach (ContractionAxis axis in axes.Where(a => a.Size != Dim.One))
        {
            if (merged.Count > 0 && merged[merged.Count - 1].Merge(axis) is { } both)
                merged[merged.Count - 1] = both;
            else
                merged.Add(axis);
        }

        return [.. merged];
    }
}
