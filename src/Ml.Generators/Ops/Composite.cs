namespace Ml.Generators.Ops;

/// <summary>
/// A layer, function or loss written as a few lines over primitives; its gradient and kernels follow. A new one is one
/// file in Ops/Composites and its test: the registry finds it, the surface generator writes its attribute and function.
/// </summary>
public abstract class Composite
{
    /// <summary>Every composite of this assembly, by name.</summary>
    public static IReadOnlyDictionary<string, Composite> All { get; } = typeof(Composite).Assembly.GetTypes()
        .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(Composite)))
        .Select(t => (Composite)Activator.CreateInstance(t))
        .OrderBy(c => c.Signature.Name, StringComparer.Ordinal)
        .ToDictionary(c => c.Signature.Name, StringComparer.Ordinal);

    public abstract Signature Signature { get; }

    /// <summary>Appends the composite's nodes.</summary>
    /// <exception cref="Shapes.ShapeMismatchException">The operands do not fit the layer.</exception>
    public abstract IReadOnlyList<Expr> Build(LayerContext layer);
}

/// <summary>A composite with one result, which is nearly every one.</summary>
public abstract class SingleComposite : Composite
{
    public sealed override IReadOnlyList<Expr> Build(LayerContext layer) => [Apply(layer)];

    protected abstract Expr Apply(LayerContext layer);
}
