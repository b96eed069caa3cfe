using System.Collections.Immutable;
using System.Globalization;
using Ml.Generators.Emitting;
using Ml.Generators.Specs;

namespace Ml.Generators;

/// <summary>
/// The kernels of all models of a project, each once, in slots that depend on the kernel alone. What the pipeline
/// caches it caches by position: in a list, one kernel more would make every kernel behind it look new.
/// </summary>
internal static class KernelSlots
{
    // Some thousand kernels seldom meet in a slot; where they do, one is written again when the other comes or goes.
    private const int Count = 4096;

    /// <summary>The slots, most of them empty.</summary>
    /// <exception cref="InvalidOperationException">Two texts have one name.</exception>
    public static IReadOnlyList<KernelSet> Of(ImmutableArray<KernelSet> models)
    {
        Dictionary<string, KernelSource> distinct = new(StringComparer.Ordinal);
        foreach (KernelSource kernel in models.SelectMany(m => m.Kernels))
        {
            if (!distinct.TryGetValue(kernel.Name, out KernelSource? known))
                distinct[kernel.Name] = kernel;
            else if (known.Text != kernel.Text)
                throw new InvalidOperationException($"Two kernels are called {kernel.Name}.");
        }

        KernelSet[] slots = [.. Enumerable.Repeat(KernelSet.Empty, Count)];
        foreach (IGrouping<int, KernelSource> slot in distinct.Values.GroupBy(SlotOf))
            slots[slot.Key] = new KernelSet(slot.OrderBy(k => k.Name, StringComparer.Ordinal).ToEquatableArray());
        return slots;
    }

    private static int SlotOf(KernelSource kernel) =>
        int.Parse(kernel.Name.Substring(kernel.Name.Length - 3), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
