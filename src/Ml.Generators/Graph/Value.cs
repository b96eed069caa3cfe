using Ml.Generators.Shapes;

namespace Ml.Generators.Graph;

/// <summary>One result of a node. Identity is the reference; the type never changes.</summary>
public sealed class Value(Node producer, int index, TensorType type)
{
    public Node Producer { get; } = producer;

    public int Index { get; } = index;

    public TensorType Type { get; } = type;

    public Shape Shape => Type.Shape;

    public ElementType Element => Type.Element;

    /// <summary>As of nodes.</summary>
    public override int GetHashCode() => unchecked((Producer.Id * 31) + Index);

    public override string ToString() => Producer.Results.Count == 1 ? $"%{Producer.Id}" : $"%{Producer.Id}.{Index}";
}
