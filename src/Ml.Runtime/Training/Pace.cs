using System.Diagnostics;

namespace Ml.Training;

/// <summary>How fast a run goes and how long it will take, from the steps of this process alone.</summary>
sealed class Pace
{
    // Weight of the newest interval: smooth over about ten. The first ones weigh their share, because the very first is
    // slow: the JIT is at work.
    const double Newest = 0.1;

    readonly long _interval;
    long _lastTicks;
    long _lastStep;
    long _samples;
    int _intervals;

    /// <summary>Measures over intervals of at least that many seconds.</summary>
    internal Pace(double seconds)
    {
        _interval = (long)(seconds * Stopwatch.Frequency);
        _lastTicks = Stopwatch.GetTimestamp();
    }

    /// <summary>Examples per second, smoothed; 0 before the first interval.</summary>
    internal double SamplesPerSecond { get; private set; }

    /// <summary>Seconds until the last step, without validations to come; NaN before the first interval.</summary>
    internal double SecondsLeft { get; private set; } = double.NaN;

    /// <summary>Counts a step; true when an interval is over and the figures are new.</summary>
    internal bool Add(in StepInfo step)
    {
        if (_lastStep == 0)
            _lastStep = step.Step - 1;
        _samples += step.Examples;
        var now = Stopwatch.GetTimestamp();
        if (now - _lastTicks < _interval)
            return false;

        var seconds = (double)(now - _lastTicks) / Stopwatch.Frequency;
        var speed = _samples / seconds;
        SamplesPerSecond += Math.Max(Newest, 1.0 / ++_intervals) * (speed - SamplesPerSecond);
        SecondsLeft = (step.TotalSteps - step.Step) * ((double)_samples / (step.Step - _lastStep)) / SamplesPerSecond;
        (_lastTicks, _lastStep, _samples) = (now, step.Step, 0);
        return true;
    }

    /// <summary>Leaves out time that was no training: a validation, a checkpoint.</summary>
    internal void Skip() => (_lastTicks, _samples, _lastStep) = (Stopwatch.GetTimestamp(), 0, 0);
}
