using Ml.Generators.Emitting.Models;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Programs;
using Ml.Generators.Specs;

namespace Ml.Generators.Emitting;

/// <summary>The kernels of a model: code grows with distinct layer shapes and not with depth.</summary>
public sealed class KernelTable
{
    private readonly Dictionary<string, KernelSource> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Kernel, KernelSource> _written = [];

    /// <summary>A table that has the text of everything the steps launch.</summary>
    internal static KernelTable Of(IEnumerable<PlanStep> steps)
    {
        var table = new KernelTable();
        Kernel[] kernels = [.. Addresses.Launches(steps).Select(l => l.Kernel).Distinct()];
        KernelSource[] sources = SideBySide.Map(kernels, KernelSource.Of);
        for (int i = 0; i < kernels.Length; i++)
            table._written[kernels[i]] = sources[i];
        return table;
    }

    /// <summary>Every kernel, in the order of names.</summary>
    public IEnumerable<KernelSource> Sources => _byName.Values.OrderBy(k => k.Name, StringComparer.Ordinal);

    /// <summary>The method that runs the kernel on the vector type V.</summary>
    public string MethodOf(Kernel kernel)
    {
        if (!_written.TryGetValue(kernel, out KernelSource? source))
            _written[kernel] = source = KernelSource.Of(kernel);
        if (!_byName.TryGetValue(source.Name, out KernelSource? known))
            _byName[source.Name] = source;
        else if (known.Text != source.Text)
            throw new InvalidOperationException($"Two kernels are called {source.Name}.");
        return KernelEmitter.Method(kernel, source.Name);
    }
}
