using Ml.Runtime.Tests.Support;
using Ml.Testing;
using Ml.Threading;

namespace Ml.Runtime.Tests.Threading;

[Collection(ProcessWide.Name)]
public sealed unsafe class TeamTests : IDisposable
{
    readonly int _threads = Team.Threads;

    public void Dispose() => Team.Threads = _threads;

    static void CountVisits(nint* args, int begin, int end)
    {
        int* visits = (int*)args[0];
        for (int i = begin; i < end; i++)
            Interlocked.Increment(ref visits[i]);
    }

    static int[] Visit(int count, int grain)
    {
        int[] visits = new int[count + 1];
        fixed (int* p = visits)
        {
            nint args = (nint)p;
            Team.Run(&CountVisits, &args, count, grain);
        }
        return visits;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Every_element_is_visited_once(int threads)
    {
        Team.Threads = threads;
        foreach (int count in (int[])[0, 1, 2, 7, 64, 257, 1000])
            foreach (int grain in (int[])[1, 3, 64, int.MaxValue])
            {
                int[] visits = Visit(count, grain);
                visits[..count].ShouldAllBe(v => v == 1, $"count {count}, grain {grain}");
                visits[count].ShouldBe(0);
            }
    }

    [Fact]
    public void Two_thousand_forks_in_a_row_lose_nothing()
    {
        int[] visits = new int[40];
        fixed (int* p = visits)
        {
            nint args = (nint)p;
            foreach (int threads in (int[])[2, 4, 1, 3])
            {
                Team.Threads = threads;
                for (int i = 0; i < 500; i++)
                    Team.Run(&CountVisits, &args, visits.Length, 1 + i % 13);
            }
        }
        visits.ShouldAllBe(v => v == 2000);
    }

    static void RecordBlock(nint* args, int begin, int end)
    {
        int grain = (int)args[1];
        ((int*)args[0])[begin / grain] = end - begin;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Blocks_do_not_depend_on_the_number_of_threads(int threads)
    {
        Team.Threads = threads;
        int[] sizes = new int[4];
        fixed (int* p = sizes)
        {
            nint* args = stackalloc nint[] { (nint)p, 10 };
            Team.Run(&RecordBlock, args, 35, 10);
        }
        sizes.ShouldBe([10, 10, 10, 5]);
    }

    static void ThrowAtSeven(nint* args, int begin, int end)
    {
        if (begin == 7)
            throw new InvalidOperationException("seven");
        Thread.SpinWait(100);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void An_exception_in_a_kernel_reaches_the_caller_and_the_team_lives_on(int threads)
    {
        Team.Threads = threads;
        for (int i = 0; i < 50; i++)
        {
            Should.Throw<InvalidOperationException>(() => Team.Run(&ThrowAtSeven, null, 20, 1)).Message.ShouldBe("seven");
            Visit(20, 1)[..20].ShouldAllBe(v => v == 1);
        }
    }

    static void Nest(nint* args, int begin, int end) => Team.Run(&CountVisits, args, 100, 7);

    [Fact]
    public void A_nested_run_is_done_by_its_caller()
    {
        Team.Threads = 4;
        int[] visits = new int[100];
        fixed (int* p = visits)
        {
            nint args = (nint)p;
            Team.Run(&Nest, &args, 10, 1);
        }
        visits.ShouldAllBe(v => v == 10);
    }

    static void RecordThread(nint* args, int begin, int end) => ((int*)args[0])[begin] = Environment.CurrentManagedThreadId;

    [Fact]
    public void A_single_block_stays_on_the_caller()
    {
        Team.Threads = 4;
        int thread = 0;
        nint args = (nint)(&thread);
        Team.Run(&RecordThread, &args, 1, 1);
        thread.ShouldBe(Environment.CurrentManagedThreadId);
    }

    [Fact]
    public void Callers_from_many_threads_do_not_disturb_each_other()
    {
        Team.Threads = 3;
        Thread[] callers = new Thread[6];
        int wrong = 0;
        for (int c = 0; c < callers.Length; c++)
        {
            callers[c] = new Thread(() =>
            {
                for (int i = 0; i < 300; i++)
                {
                    int[] visits = Visit(64, 5);
                    if (visits.Take(64).Any(v => v != 1))
                        Interlocked.Increment(ref wrong);
                }
            });
            callers[c].Start();
        }
        foreach (Thread caller in callers)
            caller.Join();
        wrong.ShouldBe(0);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void A_run_allocates_nothing(int threads)
    {
        Team.Threads = threads;
        int* visits = stackalloc int[64];
        nint* args = stackalloc nint[1];
        args[0] = (nint)visits;
        for (int i = 0; i < 200; i++)
            Team.Run(&CountVisits, args, 64, 4);

        // The test host has threads that allocate at times, so the quietest of several rounds counts for the process.
        Allocations.Of(() => Team.Run(&CountVisits, args, 64, 4)).ShouldBe(0);
        long quietest = long.MaxValue;
        for (int round = 0; round < 40 && quietest > 0; round++)
        {
            long all = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < 50; i++)
                Team.Run(&CountVisits, args, 64, 4);
            Thread.Sleep(1); // lets the helpers fall asleep, so that waking is measured too
            Team.Run(&CountVisits, args, 64, 4);
            quietest = Math.Min(quietest, GC.GetTotalAllocatedBytes(precise: true) - all);
        }
        quietest.ShouldBe(0);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Team.Threads = 0);
        Should.Throw<ArgumentOutOfRangeException>(() => Team.Threads = 5000);
        Should.Throw<ArgumentOutOfRangeException>(() => Team.Run(&CountVisits, null, 1, 0));
    }
}
