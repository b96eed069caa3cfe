using Ml.Contracts;

namespace Ml.Metrics;

/// <summary>
/// A loss over batches, term by term as the loss itself says: what is a mean is averaged over everything that was counted,
/// what is a sum is added up. In double precision; adding allocates nothing.
/// </summary>
sealed class LossMeter(IReadOnlyList<LossTerm> terms)
{
    readonly LossSum[] _batch = new LossSum[terms.Count];
    readonly LossSum[] _all = new LossSum[terms.Count];

    /// <summary>Where a model writes what it says of a batch.</summary>
    internal Span<LossSum> Batch => _batch;

    /// <summary>Whether the batch taught anything: a batch of ignored targets only does not.</summary>
    internal bool BatchCounts => Array.Exists(_batch, sum => sum.Count != 0);

    /// <summary>The loss of the batch alone, without penalties.</summary>
    internal double BatchValue => Total(_batch);

    /// <summary>The loss of everything added; NaN before anything was counted.</summary>
    internal double Value => Total(_all);

    /// <summary>Sums and counts so far.</summary>
    internal IReadOnlyList<LossSum> Sums => _all;

    /// <summary>The figure of one term, without its weight; NaN before anything was counted.</summary>
    internal double this[int term] => Figure(term, _all[term]);

    /// <summary>Adds the batch.</summary>
    internal void Add()
    {
        for (var i = 0; i < _all.Length; i++)
            _all[i] = new LossSum(_all[i].Sum + _batch[i].Sum, _all[i].Count + _batch[i].Count);
    }

    /// <summary>Continues from stored sums, as a resumed run does.</summary>
    internal void Restore(IReadOnlyList<LossSum> sums)
    {
        for (var i = 0; i < Math.Min(_all.Length, sums.Count); i++)
            _all[i] = sums[i];
    }

    internal void Reset() => Array.Clear(_all);

    /// <summary>The figures of the terms by name; none where the loss is one term.</summary>
    internal IEnumerable<(string Name, double Value)> Terms() =>
        terms.Count < 2 ? [] : terms.Select((term, i) => (term.Name + " loss", this[i]));

    // A term over nothing is unknown, and adds nothing to the others, just as in the loss itself.
    double Total(LossSum[] sums)
    {
        var (total, known) = (0.0, false);
        for (var i = 0; i < sums.Length; i++)
        {
            if (sums[i].Count == 0)
                continue;
            total += terms[i].Weight * Figure(i, sums[i]);
            known = true;
        }

        return known ? total : double.NaN;
    }

    double Figure(int term, LossSum sum) => sum.Count == 0 ? double.NaN
        : terms[term].Reduction == LossReduction.Sum ? sum.Sum : sum.Sum / sum.Count;
}
