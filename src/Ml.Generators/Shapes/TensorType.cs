namespace Ml.Generators.Shapes;

public enum ElementType
{
    Float32,
    Int32,

    /// <summary>
    /// The result of a comparison. Exists only between kernels' expressions, never at a model's boundary.
    /// </summary>
    Bool,
}

/// <summary>What is known of a tensor before it exists.</summary>
public sealed record TensorType(ElementType Element, Shape Shape)
{
    public override string ToString() => Element switch
    {
        ElementType.Float32 => Shape.ToString(),
        ElementType.Int32 => "int " + Shape,
        _ => "bool " + Shape,
    };
}
