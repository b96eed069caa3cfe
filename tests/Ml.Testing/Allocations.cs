namespace Ml.Testing;

/// <summary>Measures what code allocates on the managed heap.</summary>
public static class Allocations
{
    // Other tests collect garbage now and then; not twenty times in a row within one action.
    private const int Attempts = 20;

    /// <summary>The bytes that this thread allocates in <paramref name="action"/>, which may be run several times.</summary>
    /// <remarks>
    /// A collection, of whatever thread, takes the unused rest of this thread's allocation buffer (up to 8 kB) away, and the
    /// runtime counts it as allocated. So a run that saw a collection says nothing, unless it says zero.
    /// </remarks>
    public static long Of(Action action)
    {
        for (int attempt = 1; ; attempt++)
        {
            int collections = GC.CollectionCount(0);
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            if (bytes == 0 || GC.CollectionCount(0) == collections || attempt == Attempts)
                return bytes;
        }
    }
}
