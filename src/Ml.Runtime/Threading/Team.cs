using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace Ml.Threading;

/// <summary>
/// Fork and join for kernels: a fixed set of background threads that spin for some microseconds after each piece of
/// work and then sleep. <see cref="Run"/> allocates nothing once the threads exist.
/// </summary>
/// <remarks>
/// One caller at a time has the team. Everyone else (another user thread, or a kernel that forks again) does its own
/// blocks itself, so that there is nothing to deadlock on. The caller works too and never waits for a thread that has
/// not started a block yet: on a busy machine helpers that get no processor cost nothing.
/// </remarks>
public static unsafe class Team
{
    static TeamWorker[] Workers = [];
    static int ThreadCount = InitialThreads();
    static int Taken;

    /// <summary>
    /// How many threads take part in a <see cref="Run"/>, the caller included. At start: the environment variable
    /// <c>ML_THREADS</c>, else the number of processors. May be more than there are processors. Results do not depend on it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 or more than 1024.</exception>
    public static int Threads
    {
        get => Volatile.Read(ref ThreadCount);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MostThreads);
            Volatile.Write(ref ThreadCount, value);
        }
    }

    internal const int MostThreads = 1024;

    /// <summary>
    /// Cuts [0, <paramref name="count"/>) into blocks of <paramref name="grain"/> (the last may be shorter), calls
    /// <paramref name="kernel"/>(args, begin, end) once for each, on any thread and in any order, and returns when all
    /// are done. A single block, a nested call and a call while another thread has the team run on the caller.
    /// </summary>
    /// <param name="kernel">Must not depend on the order of blocks.</param>
    /// <param name="args">Handed to the kernel as it is; must stay valid until the call returns.</param>
    /// <param name="count">Size of the range; nothing happens for 0 or less.</param>
    /// <param name="grain">Size of a block, at least 1; some ten thousand operations are worth a block.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="grain"/> is less than 1.</exception>
    /// <remarks>The first exception of a kernel is rethrown here after all threads have left; later blocks are skipped.</remarks>
    [SuppressMessage("Design", "MA0045", Justification = "Compute-bound: the caller is one of the workers.")]
    public static void Run(delegate*<nint*, int, int, void> kernel, nint* args, int count, int grain)
    {
        if (grain < 1)
            throw new ArgumentOutOfRangeException(nameof(grain), grain, "a block has at least one element");
        if (count <= 0)
            return;
        int blocks = ((count - 1) / grain) + 1;
        int helpers = Math.Min(Threads, blocks) - 1;
        if (helpers <= 0 || Interlocked.CompareExchange(ref Taken, 1, 0) != 0)
        {
            RunInline(kernel, args, count, grain);
            return;
        }

        Exception? failure;
        try
        {
            TeamWorker[] workers = helpers <= Workers.Length ? Workers : Grow(helpers);
            TeamJob.Open(kernel, args, count, grain, blocks, helpers);
            for (int i = 0; i < helpers; i++)
                workers[i].Wake();
            TeamJob.Work();
            failure = TeamJob.Close();
        }
        finally
        {
            Volatile.Write(ref Taken, 0);
        }
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    static void RunInline(delegate*<nint*, int, int, void> kernel, nint* args, int count, int grain)
    {
        for (long begin = 0; begin < count; begin += grain)
            kernel(args, (int)begin, (int)Math.Min(begin + grain, count));
    }

    // Only called by the thread that has the team. Threads are started when first needed and never end: a smaller team
    // leaves the surplus asleep.
    static TeamWorker[] Grow(int needed)
    {
        TeamWorker[] grown = new TeamWorker[needed];
        for (int i = 0; i < needed; i++)
            grown[i] = i < Workers.Length ? Workers[i] : new TeamWorker(i);
        return Workers = grown;
    }

    static int InitialThreads()
    {
        int processors = Math.Clamp(Environment.ProcessorCount, 1, MostThreads);
        string? wish = Environment.GetEnvironmentVariable("ML_THREADS");
        if (string.IsNullOrEmpty(wish))
            return processors;
        if (int.TryParse(wish, out int threads) && threads is >= 1 and <= MostThreads)
            return threads;
        Console.Error.WriteLine(
            $"Ml.Runtime: WARNING: ML_THREADS is '{wish}', expected 1 to {MostThreads}; using {processors}.");
        return processors;
    }
}
