using Ml.Generators.Shapes;

namespace Ml.Generators.Graph;

/// <summary>
/// What a node computes, with its attributes and without its operands. Operations are records: equal operations on
/// equal operands are the same value.
/// </summary>
public abstract record Operation
{
    /// <summary>The name printed in graphs and asked of dialect tables.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>Attributes as printed after the name, or nothing.</summary>
    public virtual string Attributes => "";

    /// <summary>Whether two nodes with the same operands may be merged, and an unused one dropped.</summary>
    public virtual bool IsPure => true;

    /// <summary>The graph it runs inside itself, as a loop does, or null.</summary>
    public virtual Graph? Inner => null;

    /// <summary>The same operation around another inner graph.</summary>
    public virtual Operation WithInner(Graph inner) =>
        throw new InvalidOperationException($"'{Name}' has no inner graph.");

    /// <summary>The types of the results.</summary>
    /// <exception cref="ShapeMismatchException">The operands do not fit.</exception>
    public abstract IReadOnlyList<TensorType> Infer(ShapeContext context, IReadOnlyList<TensorType> operands);

    public sealed override string ToString() => Attributes.Length == 0 ? Name : $"{Name}({Attributes})";
}
