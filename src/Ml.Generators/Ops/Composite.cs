using Ml.Generators.Shapes;

namespace Ml.Generators.Ops;

/// <summary>
/// A layer, function or loss written as a few lines over primitives; its gradient and kernels follow. A new one is one
/// file in Ops/Composites and its test: the registry finds it, the surface generator writes its attribute and function.
/// </summary>
public abstract class Composite
{
    /// <summary>Every composite of this assembly, by name, and the scalar primitives as functions.</summary>
    public static IReadOnlyDictionary<string, Composite> All { get; } = Find();

    public abstract Signature Signature { get; }

    /// <summary>Appends the composite's nodes.</summary>
    /// <exception cref="ShapeMismatchException">The operands do not fit the layer.</exception>
    public abstract IReadOnlyList<Expr> Build(LayerContext layer);

    /// <summary>
    /// The target a loss takes beside a model's output, where the declaration leaves it to be inferred.
    /// </summary>
    public virtual TensorType TargetFor(TensorType output, LayerContext layer) => output;

    private static Dictionary<string, Composite> Find()
    {
        Composite[] written = typeof(Composite).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(Composite)) && t != typeof(MapFunction))
            .Select(t => (Composite)Activator.CreateInstance(t))
            .ToArray();
        HashSet<string> names = new(written.Select(c => c.Signature.Name), StringComparer.Ordinal);
        return written
            .Concat(MapFunction.ForPrimitives().Where(m => !names.Contains(m.Signature.Name)))
            .OrderBy(c => c.Signature.Name, StringComparer.Ordinal)
            .ToDictionary(c => c.Signature.Name, StringComparer.Ordinal);
    }
}

/// <summary>A composite with one result, which is nearly every one.</summary>
public abstract class SingleComposite : Composite
{
    public sealed override IReadOnlyList<Expr> Build(LayerContext layer) => [Apply(layer)];

    protected abstract Expr Apply(LayerContext layer);
}
