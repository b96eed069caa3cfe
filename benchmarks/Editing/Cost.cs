using System.Diagnostics;

namespace Ml.Editing;

/// <summary>What something took, in milliseconds.</summary>
/// <param name="Wall">On the clock.</param>
/// <param name="Processor">Of all threads: what a busy machine does not spoil.</param>
internal readonly record struct Cost(double Wall, double Processor)
{
    /// <summary>Does it and measures.</summary>
    public static Cost Of(Action what)
    {
        TimeSpan used = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        what();
        return new Cost(
            Stopwatch.GetElapsedTime(start).TotalMilliseconds,
            (Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
    }
}
