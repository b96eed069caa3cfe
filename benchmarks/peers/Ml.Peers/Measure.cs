using System.Diagnostics;
using System.Globalization;

namespace Ml.Peers;

/// <summary>One measured case: a line of the result file.</summary>
/// <param name="Case">What was run, e.g. <c>digits.forward.b1</c>.</param>
/// <param name="Peer">Who ran it.</param>
/// <param name="Threads">With how many threads.</param>
/// <param name="Median">Microseconds per call.</param>
/// <param name="Low">The 10th percentile.</param>
/// <param name="High">The 90th percentile.</param>
/// <param name="Samples">How many figures the percentiles are taken from.</param>
sealed record Measurement(string Case, string Peer, int Threads, double Median, double Low, double High, int Samples)
{
    /// <summary>The line, tab separated: the same columns as torch_bench.py writes.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Case}\t{Peer}\t{Threads}\t{Median:g6}\tus\t{Low:g6}\t{High:g6}\t{Samples}");

    /// <summary>Reads such a line.</summary>
    public static Measurement Parse(string line)
    {
        var cells = line.Split('\t');
        double Number(int at) => double.Parse(cells[at], CultureInfo.InvariantCulture);
        return new Measurement(cells[0], cells[1], (int)Number(2), Number(3), Number(5), Number(6), (int)Number(7));
    }
}

/// <summary>The stopping rule, the same as torch_bench.py's: a third of the time to warm up, then the time itself.</summary>
sealed class Stopwatches(double seconds)
{
    // Below this the clock's own cost and resolution would be part of the figure, so calls are timed in batches.
    const double ShortestSample = 50e-6;

    public Measurement Run(string name, string peer, int threads, Action call)
    {
        var calls = 0;
        var began = Stopwatch.GetTimestamp();
        while (calls < 3 || Stopwatch.GetElapsedTime(began).TotalSeconds < seconds / 3)
        {
            call();
            calls++;
        }

        var one = Stopwatch.GetElapsedTime(began).TotalSeconds / calls;
        var inner = Math.Max(1, (int)(ShortestSample / one));
        var samples = new List<double>();
        began = Stopwatch.GetTimestamp();
        while (samples.Count < 5 || Stopwatch.GetElapsedTime(began).TotalSeconds < seconds)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < inner; i++)
                call();
            samples.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / inner);
        }

        samples.Sort();
        double At(double share) => samples[(int)(share * (samples.Count - 1))];
        return new Measurement(name, peer, threads, At(0.5), At(0.1), At(0.9), samples.Count);
    }
}
