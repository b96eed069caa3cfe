using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Ml.Threading;

/// <summary>
/// The one piece of work that the team may be on, and the protocol by which helpers enter and leave it.
/// </summary>
/// <remarks>
/// A helper first counts itself in (<c>Inside</c>) and then looks whether the job is open; the caller first closes the
/// job and then waits for the count to reach zero. Both sides are full fences, so either the helper sees the job closed
/// or the caller sees the helper inside. The description is written only while the job is closed, hence whoever sees it
/// open sees all of it.
/// </remarks>
static unsafe class TeamJob
{
    // Written by many threads at a high rate: each on its own pair of cache lines.
    [StructLayout(LayoutKind.Explicit, Size = 512)]
    struct Counters
    {
        [FieldOffset(0)] public int Number;
        [FieldOffset(128)] public long Next;
        [FieldOffset(256)] public int Inside;
        [FieldOffset(384)] public int IsOpen;
    }

    static Counters Shared;
    static delegate*<nint*, int, int, void> Kernel;
    static nint* Args;
    static int Count, Grain, Blocks, Helpers;
    static Exception? Failure;

    static int CallerSleeps;
    static readonly SemaphoreSlim LastLeft = new(0);

    /// <summary>Changes with every job; what idle helpers watch.</summary>
    public static int Number => Volatile.Read(ref Shared.Number);

    /// <summary>How long to spin before sleeping, in units of about 40 ns: not at all when threads outnumber processors.</summary>
    public static int Patience => Team.Threads <= Environment.ProcessorCount ? 1500 : 0;

    /// <summary>Publishes work. Only the thread that has the team may call it, and only while the job is closed.</summary>
    public static void Open(
        delegate*<nint*, int, int, void> kernel, nint* args, int count, int grain, int blocks, int helpers)
    {
        Kernel = kernel;
        Args = args;
        (Count, Grain, Blocks, Helpers) = (count, grain, blocks, helpers);
        Shared.Next = 0;
        Volatile.Write(ref Shared.IsOpen, 1);
        Interlocked.Increment(ref Shared.Number);
    }

    /// <summary>Takes blocks until none is left.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever a kernel throws is rethrown on the caller.")]
    public static void Work()
    {
        try
        {
            long block;
            while ((block = Interlocked.Increment(ref Shared.Next) - 1) < Blocks)
            {
                long begin = block * Grain;
                Kernel(Args, (int)begin, (int)Math.Min(begin + Grain, Count));
            }
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref Failure, e, null);
            Interlocked.Exchange(ref Shared.Next, Blocks);
        }
    }

    /// <summary>A helper's part of the job, if there is still something to do for the helper of this index.</summary>
    public static void Join(int index)
    {
        Interlocked.Increment(ref Shared.Inside);
        if (Volatile.Read(ref Shared.IsOpen) != 0 && index < Helpers)
            Work();
        if (Interlocked.Decrement(ref Shared.Inside) == 0 && Interlocked.Exchange(ref CallerSleeps, 0) != 0)
            LastLeft.Release();
    }

    /// <summary>Lets nobody in any more, waits until all helpers have left, and gives the first failure.</summary>
    public static Exception? Close()
    {
        Interlocked.Exchange(ref Shared.IsOpen, 0);
        for (int i = Patience; i > 0 && Volatile.Read(ref Shared.Inside) != 0; i--)
            Thread.SpinWait(1);
        while (Volatile.Read(ref Shared.Inside) != 0)
            Sleep();
        return Interlocked.Exchange(ref Failure, null);
    }

    static void Sleep()
    {
        Interlocked.Exchange(ref CallerSleeps, 1);
        // The last helper may have left in between. Whoever takes the flag back knows whether a signal is under way.
        if (Volatile.Read(ref Shared.Inside) != 0 || Interlocked.Exchange(ref CallerSleeps, 0) == 0)
            LastLeft.Wait();
    }
}
