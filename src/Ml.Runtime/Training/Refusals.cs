using Ml.Optimizers;

namespace Ml.Training;

/// <summary>Counts the steps of a run that were not taken.</summary>
sealed class Refusals
{
    RefusalCounts _counts = new(0, 0, 0);

    /// <summary>In the whole run.</summary>
    internal long Total => _counts.Total;

    /// <summary>In the epoch in progress.</summary>
    internal int InEpoch => _counts.InEpoch;

    /// <summary>The last ones without one that was taken in between.</summary>
    internal int InARow => _counts.InARow;

    /// <summary>The last one.</summary>
    internal RefusedStep? Last { get; private set; }

    /// <summary>Counts a step; true when it is the first refused one in a row, which is worth a note.</summary>
    internal bool Add(RefusedStep? refused)
    {
        if (refused is null)
        {
            if (_counts.InARow > 0)
                _counts = _counts with { InARow = 0 };
            return false;
        }

        Last = refused;
        _counts = new RefusalCounts(_counts.Total + 1, _counts.InEpoch + 1, _counts.InARow + 1);
        return _counts.InARow == 1;
    }

    internal void EndEpoch() => _counts = _counts with { InEpoch = 0 };

    internal RefusalCounts Save() => _counts;

    internal void Restore(RefusalCounts counts) => _counts = counts;
}

/// <summary><see cref="Refusals"/> at rest.</summary>
sealed record RefusalCounts(long Total, int InEpoch, int InARow);
