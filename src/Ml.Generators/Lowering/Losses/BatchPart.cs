using Ml.Generators.Graph;
using Ml.Generators.Shapes;

namespace Ml.Generators.Lowering.Losses;

/// <summary>How a value of a batch follows from the values of the batch's parts, were it cut.</summary>
internal abstract record BatchPart
{
    /// <summary>The same for every batch: numbers, trained tensors, sizes that are not the batch's.</summary>
    public sealed record Same : BatchPart;

    /// <summary>An index along the axis belongs to one example and depends on no other.</summary>
    public sealed record Rows(int Axis) : BatchPart;

    /// <summary>The parts' values added up.</summary>
    /// <param name="Over">How many elements were added, or 0 where that is not known.</param>
    /// <param name="Size">Its value, where sizes tell.</param>
    public sealed record Total(Dim Over, Dim? Size = null) : BatchPart;

    /// <summary>A total kept away from zero: sum + 1e-8, max(sum, 1). Good for dividing by.</summary>
    public sealed record Guarded(Value Of) : BatchPart;

    /// <summary>The parts' values averaged, each weighted by its count: a sum over a total.</summary>
    /// <param name="Count">The count, where only the run tells; a scalar.</param>
    /// <param name="Size">The count, where sizes tell.</param>
    /// <param name="Sum">The numerator, where value times count is not: the denominator is guarded.</param>
    public sealed record Mean(Value? Count, Dim? Size, Value? Sum = null) : BatchPart;

    /// <summary>Anything else: the examples of a batch meet, or something is done to their mean.</summary>
    public sealed record Mixed : BatchPart;
}
