using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Ml.Benchmarks.Shares;

/// <summary>
/// Seconds that this thread has computed. Where the system can say it (Linux), time in which other work had the
/// processor is not counted; elsewhere it is the wall clock's.
/// </summary>
static partial class ThreadClock
{
    const int ThreadCpuTime = 3; // CLOCK_THREAD_CPUTIME_ID

    /// <summary>What <see cref="Seconds"/> reads.</summary>
    public static string Name => OperatingSystem.IsLinux() ? "processor time of the thread" : "wall clock";

    public static double Seconds
    {
        get
        {
            if (OperatingSystem.IsLinux() && ReadClock(ThreadCpuTime, out var time) == 0)
                return time.Seconds + (time.Nanoseconds * 1e-9);
            return Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    struct Time
    {
        public nint Seconds, Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ReadClock(int clock, out Time time);
}
