namespace Ml.Training;

/// <summary>The memory of <see cref="EarlyStopping"/>: the best epoch so far. Derived from the history alone.</summary>
sealed class StoppingWatch(EarlyStopping? rule)
{
    double _best = double.NaN;

    /// <summary>The best epoch, from 1; 0 before the first.</summary>
    internal int BestEpoch { get; private set; }

    internal bool RestoresBest => rule is { RestoreBest: true };

    internal bool ShouldStop { get; private set; }

    /// <summary>Takes note of an epoch.</summary>
    /// <returns>True when it is the best so far.</returns>
    /// <exception cref="InvalidOperationException">The watched figure is not among the epoch's.</exception>
    internal bool Add(EpochRecord epoch)
    {
        if (rule is null)
            return false;
        var figure = epoch.Find(rule.Metric) ?? throw new InvalidOperationException(
            $"Early stopping watches '{rule.Metric}', but an epoch has only: " +
            string.Join(", ", epoch.Figures.Select(figure => figure.Name).Distinct()));

        var gain = figure.HigherIsBetter ? figure.Value - _best : _best - figure.Value;
        if (double.IsNaN(_best) || gain > rule.MinimumChange)
        {
            (_best, BestEpoch, ShouldStop) = (figure.Value, epoch.Epoch, false);
            return true;
        }

        ShouldStop = epoch.Epoch - BestEpoch >= rule.Patience;
        return false;
    }
}
