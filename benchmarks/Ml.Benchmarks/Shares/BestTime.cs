namespace Ml.Benchmarks.Shares;

/// <summary>The least time of a call over any number of samples: other work only ever adds time.</summary>
sealed class BestTime(Action call)
{
    // Long enough for the clock, short enough to fit between two interruptions now and then.
    const double SampleSeconds = 300e-6;

    int _calls;

    public double Seconds { get; private set; } = double.PositiveInfinity;

    public void Sample()
    {
        if (_calls == 0)
            Calibrate();
        var start = ThreadClock.Seconds;
        for (var i = 0; i < _calls; i++)
            call();
        Seconds = Math.Min(Seconds, (ThreadClock.Seconds - start) / _calls);
    }

    // Also the warm-up: the first call compiles, the second is timed.
    void Calibrate()
    {
        call();
        var start = ThreadClock.Seconds;
        call();
        _calls = Math.Max(1, (int)(SampleSeconds / Math.Max(1e-9, ThreadClock.Seconds - start)));
    }
}
