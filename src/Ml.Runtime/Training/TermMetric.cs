using Ml.Contracts;
using Ml.Metrics;

namespace Ml.Training;

/// <summary>A metric of an evaluation, over the output and the target that a term of the loss compares.</summary>
sealed class TermMetric
{
    readonly IMetric _metric;
    readonly LossTerm _term;
    readonly int _target;
    readonly TermLayout _layout;
    readonly string _prefix;

    /// <param name="metric">The figure.</param>
    /// <param name="model">The model.</param>
    /// <param name="term">What it looks at; where the term names no output or target, those are the first ones.</param>
    /// <param name="prefix">Put before the metric's name, where several terms have one.</param>
    internal TermMetric(IMetric metric, ModelInfo model, LossTerm term, string prefix)
    {
        (_metric, _term, _prefix) = (metric, term, prefix);
        _target = model.Inputs.Count + Math.Max(term.Target, 0);
        _layout = new TermLayout(model, term);
    }

    internal IMetric Metric => _metric;

    internal string Name => _prefix + _metric.Name;

    internal MetricValue Value => new(Name, _metric.Value, _metric.HigherIsBetter);

    internal void Reset() => _metric.Reset();

    internal void Update(Batch batch, Batch outputs)
    {
        var output = outputs.Floats(Math.Max(_term.Output, 0));
        if (_term.Compares == TargetKind.Other)
        {
            _metric.Update(output, batch, _target);
            return;
        }

        var (classes, inner) = _layout.Of(batch, output.Length);
        _metric.Update(new Comparison(output, batch, _target, _term, classes, inner));
    }
}
