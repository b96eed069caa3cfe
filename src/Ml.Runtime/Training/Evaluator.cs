using Ml.Contracts;
using Ml.Data;
using Ml.Metrics;

namespace Ml.Training;

/// <summary>Runs a model over a data set in order; buffers are kept from one evaluation to the next.</summary>
sealed class Evaluator
{
    readonly IModel _model;
    readonly IDataSet _data;
    readonly Batch _batch;
    readonly int[] _indices;
    readonly Mean _loss = new();
    float[] _output = [];
    IMetric[]? _metrics;

    internal Evaluator(IModel model, IDataSet data, int batchSize, IReadOnlyList<IMetric>? metrics)
    {
        DataFit.Require(model.Description, data, withTargets: model is ITrainable, nameof(data));
        (_model, _data, _batch) = (model, data, data.NewBatch());
        _indices = new int[Math.Min(batchSize, data.Count)];
        _metrics = metrics is null ? null : [.. metrics];
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

        return new Evaluation(
            _data.Count, _loss.Value,
            [.. _metrics!.Select(metric => new MetricValue(metric.Name, metric.Value, metric.HigherIsBetter))],
            _metrics!.OfType<ConfusionMatrix>().FirstOrDefault());
    }

    void RunBatch(int start, int count)
    {
        for (var i = 0; i < count; i++)
            _indices[i] = start + i;
        _data.Read(_indices.AsSpan(0, count), _batch);

        var length = _model.OutputLength(_batch);
        if (_output.Length < length)
            _output = new float[length];
        var output = _output.AsSpan(0, length);
        _model.Predict(_batch, output);
        if (_model is ITrainable { Description.Targets.Count: > 0 } trainable)
            _loss.Add(trainable.ComputeLoss(_batch), count);

        _metrics ??= MetricChoice.For(_model.Description, _data, _batch, length);
        foreach (var metric in _metrics)
            metric.Update(output, _batch, _model.Description.Inputs.Count);
    }
}
