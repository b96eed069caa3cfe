using Ml.Generators.Planning;

namespace Ml.Generators.Emitting;

/// <summary>The kernels of a model: code grows with distinct layer shapes and not with depth.</summary>
public sealed class KernelTable
{
    private readonly Dictionary<string, KernelSource> _byName = new(StringComparer.Ordinal);

    /// <summary>Every kernel, in the order of names.</summary>
    public IEnumerable<KernelSource> Sources => _byName.Values.OrderBy(k => k.Name, StringComparer.Ordinal);

    /// <summary>The method that runs the kernel on the vector type V.</summary>
    public string MethodOf(Kernel kernel)
    {
        KernelSource source = KernelSource.Of(kernel);
        if (!_byName.TryGetValue(source.Name, out KernelSource? known))
            _byName[source.Name] = source;
        else if (known.Text != source.Text)
            throw new InvalidOperationException($"Two kernels are called {source.Name}.");
        return KernelEmitter.Method(kernel, source.Name);
    }
}
