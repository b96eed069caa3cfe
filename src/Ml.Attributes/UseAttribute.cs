namespace Ml;

/// <summary>
/// Another model as a layer. Repeated, the copies run one after the other, each with its own parameters
/// ("blocks.0.norm.weight", "blocks.1.norm.weight", ...), as one loop of the compiled code.
/// </summary>
/// <typeparam name="TModel">A class marked <see cref="ModelAttribute"/> in the same project. Its loss is not used.</typeparam>
/// <param name="repeat">How many copies, at least 1. Repeated models give the shape they take.</param>
public sealed class UseAttribute<TModel>(int repeat = 1) : LayerAttribute
{
    /// <summary>How many copies.</summary>
    public int Repeat { get; } = repeat;
}
