using Ml.Generators.Graph;
using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Contractions;

/// <summary>One side of a contraction, as it lies in memory.</summary>
/// <param name="Access">Strides of the logical axes; any of them, also negative, 0 or symbolic.</param>
/// <param name="IsPrepared">Whether it depends on parameters alone, so that it may be packed once per change of
/// them.</param>
public sealed record ContractionOperand(Value Value, TensorAccess Access, bool IsPrepared)
{
    /// <summary>Where the element at indices 0 lies in the value's storage.</summary>
    public Dim Offset { get; init; } = Dim.Zero;

    internal Place Place => new Place.OfValue(Value, Offset);
}
