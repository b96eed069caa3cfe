namespace Ml.Testing;

/// <summary>Measures what code allocates on the managed heap.</summary>
public static class Allocations
{
    private const int Attempts = 5;

    /// <summary>The bytes that this thread allocates in <paramref name="action"/>, which is run up to five times.</summary>
    /// <returns>The least of the runs.</returns>
    /// <remarks>
    /// When another thread's collection stops this one, the unused rest of its allocation buffer (up to 8 kB) is taken away,
    /// and the runtime counts it as allocated. What allocates does so in every run; so one run at zero is the proof.
    /// </remarks>
    public static long Of(Action action)
    {
        long least = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
