using Ml.Contracts;
using Ml.Data;
using Ml.Metrics;

namespace Ml.Training;

/// <summary>
/// Runs a model over a data set in order, once for loss and outputs together; buffers are kept from one evaluation to the
/// next.
/// </summary>
sealed class Evaluator
{
    readonly IModel _model;
    readonly ITrainable? _trainable;
    readonly IDataSet _data;
    readonly Feed _feed;
    readonly Batch _outputs;
    readonly int[] _indices;
    readonly LossMeter _loss;
    TermMetric[]? _metrics;

    internal Evaluator(IModel model, IDataSet data, int batchSize, IReadOnlyList<IMetric>? metrics)
    {
        var description = model.Description;
        _trainable = description.LossTerms.Count > 0 ? model as ITrainable : null;
        _feed = new Feed(description, data, withTargets: _trainable is not null, nameof(data));
        (_model, _data, _outputs) = (model, data, Batch.ForOutputs(description));
        _indices = new int[Math.Min(_feed.FixedBatch ?? batchSize, data.Count)];
        _loss = new LossMeter(description.LossTerms);
        _metrics = metrics is null ? null : MetricChoice.For(description, metrics);
    }

    /// <summary>One pass; null when it was cancelled before its end.</summary>
    internal Evaluation? Run(CancellationToken cancellation = default)
    {
        _loss.Reset();
        foreach (var metric in _metrics ?? [])
            metric.Reset();
        for (var start = 0; start < _data.Count; start += _indices.Length)
        {
            if (cancellation.IsCancellationRequested)
                return null;
            RunBatch(start, Math.Min(_indices.Length, _data.Count - start));
        }

        var matrices = ByName<ConfusionMatrix>();
        return new Evaluation(
            _data.Count, _loss.Value, [.. MetricValue.Losses(_loss), .. _metrics!.Select(metric => metric.Value)],
            matrices.Values.FirstOrDefault())
        {
            Confusions = matrices,
            Thresholds = ByName<BinaryAccuracy>().ToDictionary(pair => pair.Key, pair => pair.Value.Thresholds),
        };
    }

    Dictionary<string, T> ByName<T>() => _metrics!.Where(metric => metric.Metric is T).DistinctBy(metric => metric.Name)
        .ToDictionary(metric => metric.Name, metric => (T)metric.Metric);

    /// <summary>The figures that every evaluation gives beside the loss, known before the first.</summary>
    internal IEnumerable<string> MetricNames()
    {
        if (_metrics is null)
        {
            Read(0, Math.Min(_indices.Length, _data.Count));
            _model.ReserveOutputs(_feed.Batch, _outputs);
            _metrics = MetricChoice.For(_model.Description, _data, _feed.Batch, _outputs);
        }

        return MetricValue.Losses(_loss).Select(term => term.Name).Concat(_metrics.Select(metric => metric.Name));
    }

    /// <summary>Adds a batch. Allocates nothing once the buffers have seen its size.</summary>
    internal void RunBatch(int start, int count)
    {
        Read(start, count);
        if (_trainable is null)
        {
            _model.Predict(_feed.Batch, _outputs);
        }
        else
        {
            try
            {
                _trainable.ComputeLoss(_feed.Batch, _outputs, _loss.Batch);
            }
            catch (ClassNumberException e)
            {
                throw _feed.Located(e, _indices.AsSpan(0, count));
            }

            _loss.Add();
        }

        _metrics ??= MetricChoice.For(_model.Description, _data, _feed.Batch, _outputs);
        foreach (var metric in _metrics)
            metric.Update(_feed.Batch, _outputs);
    }

    void Read(int start, int count)
    {
        for (var i = 0; i < count; i++)
            _indices[i] = start + i;
        _feed.Read(_indices.AsSpan(0, count));
    }
}
