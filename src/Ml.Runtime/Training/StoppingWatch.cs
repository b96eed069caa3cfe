namespace Ml.Training;

/// <summary>The memory of <see cref="EarlyStopping"/>: the best epoch so far. Derived from the history alone.</summary>
sealed class StoppingWatch(EarlyStopping? rule)
{
    double _best;
    int _waitingSince;

    /// <summary>The best epoch, from 1; 0 before the first whose figure is a finite number.</summary>
    internal int BestEpoch { get; private set; }

    /// <summary>Whether it watches something else than the loss, which every epoch has.</summary>
    internal bool NeedsMetric => rule is not null && rule.Metric != "loss";

    internal bool RestoresBest => rule is { RestoreBest: true };

    internal bool ShouldStop { get; private set; }

    /// <summary>What is wrong with the figure of the last epoch, in words; null when it can be compared.</summary>
    internal string? Complaint { get; private set; }

    /// <summary>Takes note of an epoch. A figure that is NaN or infinite is no improvement.</summary>
    /// <returns>True when it is the best so far.</returns>
    /// <exception cref="InvalidOperationException">The watched figure is not among the epoch's.</exception>
    internal bool Add(EpochRecord epoch)
    {
        if (rule is null)
            return false;
        var figure = epoch.Find(rule.Metric) ?? throw Unknown(epoch.Figures.Select(figure => figure.Name).Skip(1));
        Complaint = double.IsFinite(figure.Value)
            ? null
            : $"early stopping watches '{rule.Metric}', which is {Figures.Loss(figure.Value)} after epoch " +
                $"{epoch.Epoch}: that counts as no improvement";

        var gain = figure.HigherIsBetter ? figure.Value - _best : _best - figure.Value;
        if (Complaint is null && (BestEpoch == 0 || gain > rule.MinimumChange))
        {
            (_best, BestEpoch, _waitingSince, ShouldStop) = (figure.Value, epoch.Epoch, epoch.Epoch, false);
            return true;
        }

        if (_waitingSince == 0)
            _waitingSince = epoch.Epoch;
        ShouldStop = epoch.Epoch - _waitingSince >= rule.Patience;
        return false;
    }

    /// <summary>Says before the first step that the watched figure will not be there.</summary>
    /// <param name="known">The figures of an epoch beside the loss.</param>
    /// <exception cref="InvalidOperationException">It is not among them.</exception>
    internal void RequireKnown(IEnumerable<string> known)
    {
        if (NeedsMetric && !known.Contains(rule!.Metric))
            throw Unknown(known);
    }

    InvalidOperationException Unknown(IEnumerable<string> known) => new(
        $"Early stopping watches '{rule!.Metric}', but an epoch has only: {string.Join(", ", known.Prepend("loss"))}");
}
