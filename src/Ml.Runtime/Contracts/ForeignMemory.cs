namespace Ml.Contracts;

/// <summary>
/// Memory that the collector does not know (a mapped file) and that a span was handed out of. Nothing tells when the
/// last such span is gone, so the mapping stays until the process ends: address space, whose pages the system takes
/// back when it needs them.
/// </summary>
static class ForeignMemory
{
    static readonly HashSet<object> Kept = new(ReferenceEqualityComparer.Instance);

    /// <summary>Keeps an owner reachable for good.</summary>
    internal static void NeverFree(object owner)
    {
        lock (Kept)
            Kept.Add(owner);
    }
}
