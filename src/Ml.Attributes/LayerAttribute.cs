namespace Ml;

/// <summary>
/// A layer: beside <see cref="ModelAttribute"/> it is applied to what the layer above it gives; on a partial method it
/// is what the method does. Every use of the attribute owns its own parameters; calling a method twice shares them.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute()
    {
    }

    /// <summary>
    /// Prefix of the layer's parameters in <c>Parameters</c> and in files. When left out: the kind and a running number
    /// ("conv1", "dense2") in the sequential form, the method's name ("norm1") in the graph form.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>Adds L1 times the sum of the absolute values of this layer's weights (not its biases) to the loss. At least 0.</summary>
    public float L1 { get; set; }

    /// <summary>Adds L2 times the sum of the squares of this layer's weights (not its biases) to the loss. At least 0.</summary>
    public float L2 { get; set; }
}
