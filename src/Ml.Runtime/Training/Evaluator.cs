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

        var matrices = _metrics!.Where(metric => metric.Metric is ConfusionMatrix).DistinctBy(metric => metric.Name)
            .ToDictionary(metric => metric.Name, metric => (ConfusionMatrix)metric.Metric);
        return new Evaluation(
            _data.Count, _loss.Value,
            [.. _metrics!.Select(metric => new MetricValue(metric.Name, metric.Value, metric.HigherIsBetter))],
            _metrics!.OfType<ConfusionMatrix>().FirstOrDefault())
        {
            Thresholds = _metrics!.OfType<BinaryAccuracy>().FirstOrDefault()?.Thresholds,
        };
    }

    /// <summary>The figures that every evaluation gives beside the loss, known before the first.</summary>
    internal IEnumerable<string> MetricNames()
    {
        if (_metrics is null)
        {
            Read(0, Math.Min(_indices.Length, _data.Count));
            _metrics = MetricChoice.For(_model.Description, _data, _batch, _model.OutputLength(_batch));
        }

        return _metrics.Select(metric => metric.Name);
    }

    void Read(int start, int count)
    {
        for (var i = 0; i < count; i++)
            _indices[i] = start + i;
        _data.Read(_indices.AsSpan(0, count), _batch);
    }

    void RunBatch(int start, int count)
    {
        Read(start, count);
        var length = _model.OutputLength(_batch);
        if (_output.Length < length)
            _output = new float[length];
        var output = _output.AsSpan(0, length);
        _model.Predict(_batch, output);
        if (_model is ITrainable { Description.Targets.Count: > 0 } trainable)
            _loss.Add(trainable.ComputeLoss(_batch), count);

        _metrics ??= MetricChoice.For(_model.Description, _data, _batch, length);
        foreach (var metric in _metrics)
            metric.Update(_feed.Batch, _outputs);
    }
}
