namespace Ml;

/// <summary>The sizes of a tensor that <c>Forward</c> or <c>Loss</c> is given, outermost first.</summary>
/// <param name="sizes">
/// An integer of at least 1 is a fixed size. A string is a size known when the model runs: a name ("batch"), or a sum or
/// product of names and integers ("2 * time + 1"). The same name stands for the same size everywhere in the model.
/// No sizes at all declare a scalar.
/// </param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ShapeAttribute(params object[] sizes) : Attribute
{
    /// <summary>The sizes as written.</summary>
    public IReadOnlyList<object> Sizes { get; } = sizes;
}
