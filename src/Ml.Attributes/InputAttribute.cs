namespace Ml;

/// <summary>What a sequential model is given: the sizes of its input, outermost first.</summary>
/// <param name="sizes">
/// An integer of at least 1 is a fixed size. A string is a size known when the model runs: a name ("batch"), or a sum or
/// product of names and integers ("2 * time + 1"). The same name stands for the same size everywhere in the model.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InputAttribute(params object[] sizes) : Attribute
{
    /// <summary>The sizes as written.</summary>
    public IReadOnlyList<object> Sizes { get; } = sizes;

    /// <summary>Names the parameter of <c>Predict</c>; "input" when left out.</summary>
    public string? Name { get; set; }

    /// <summary>What one element is; <see cref="Element.Float32"/> when left out.</summary>
    public Element Element { get; set; }
}
