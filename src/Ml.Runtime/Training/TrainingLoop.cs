using System.Diagnostics;
using Ml.Contracts;
using Ml.Data;
using Ml.Metrics;
using Ml.Optimizers;

namespace Ml.Training;

/// <summary>
/// A run in progress. Everything that decides what comes next is here, in the model or in the optimiser, and all of it
/// goes into a checkpoint: position, order of examples (a function of seed and epoch), sums, history.
/// </summary>
sealed class TrainingLoop : IDisposable
{
    readonly Trainer _options;
    readonly ITrainable _model;
    readonly Feed _data;
    readonly Evaluator? _validator;
    readonly EpochOrder _order;
    readonly Stopwatch _clock = new();
    readonly RunCheckpoint _checkpoint;
    double _secondsBefore;
    Evaluation? _lastEvaluation;

    internal TrainingLoop(Trainer options, ITrainable model, Feed data, Evaluator? validator)
    {
        (_options, _model, _data, _validator) = (options, model, data, validator);
        _order = new EpochOrder(data.Count, options.Seed);
        Loss = new LossMeter(model.Description.LossTerms);
        Watch = new StoppingWatch(options.EarlyStopping);
        _checkpoint = new RunCheckpoint(options, model);
    }

    internal ModelInfo Model => _model.Description;

    internal int Epochs => _options.Epochs;

    internal int Examples => _data.Count;

    /// <summary>The epoch in progress, from 0.</summary>
    internal int Epoch { get; private set; }

    /// <summary>Examples of the epoch already used.</summary>
    internal int Position { get; private set; }

    /// <summary>Steps taken since the start of the run.</summary>
    internal long Step { get; private set; }

    internal long TotalSteps => Epochs * (((long)_data.Count + _options.BatchSize - 1) / _options.BatchSize);

    /// <summary>Rate of the last step.</summary>
    internal float LastRate { get; private set; }

    /// <summary>The loss of the epoch in progress.</summary>
    internal LossMeter Loss { get; }

    internal StepCurve Losses { get; } = new();

    internal StepCurve Rates { get; } = new();

    internal List<EpochRecord> History { get; } = [];

    internal StoppingWatch Watch { get; private set; }

    /// <summary>Time spent on the steps of the epoch in progress.</summary>
    internal double EpochSeconds => _secondsBefore + _clock.Elapsed.TotalSeconds;

    /// <summary>Time spent on finished epochs.</summary>
    internal double TotalSeconds { get; private set; }

    /// <summary>Goes to where the run of a checkpoint stood; the model and the optimiser with it.</summary>
    internal void Restore(string path)
    {
        var (info, state) = _checkpoint.Restore(path, _data.Count);
        (Epoch, Position, Step) = (checked((int)info.Epoch), checked((int)info.PositionInEpoch), info.Step);
        Loss.Restore(state.LossSums);
        Losses.Restore(state.Losses);
        Rates.Restore(state.Rates);
        (_secondsBefore, TotalSeconds) = (state.EpochSeconds, state.TotalSeconds);
        History.AddRange(state.History);
        foreach (var epoch in History)
            Watch.Add(epoch);
    }

    internal TrainingRun Run(IProgressView view, CancellationToken cancellation)
    {
        var reason = StopReason.Completed;
        while (reason == StopReason.Completed && Epoch < Epochs)
        {
            if (Watch.ShouldStop)
                reason = StopReason.EarlyStopping;
            else if (RunSteps(view, cancellation) is { } stopped)
                reason = stopped;
            else if (!FinishEpoch(view, cancellation))
                reason = StopReason.Cancelled;
        }

        if (reason == StopReason.Completed && Watch.ShouldStop)
            reason = StopReason.EarlyStopping;
        if (reason == StopReason.Cancelled && _options.CheckpointPath is not null)
            Save();

        var planned = reason is StopReason.Completed or StopReason.EarlyStopping;
        var restored = planned && Watch.RestoresBest && _checkpoint.TakeBest() && Watch.BestEpoch < Epoch;
        if (restored || Position > 0)
            _lastEvaluation = null; // it was of other parameters
        var final = reason == StopReason.Cancelled ? null : _lastEvaluation ?? _validator?.Run();
        return new TrainingRun(this, reason, final, restored ? Watch.BestEpoch : null, _options);
    }

    /// <summary>The rest of the epoch's steps; a reason when the run ends among them.</summary>
    StopReason? RunSteps(IProgressView view, CancellationToken cancellation)
    {
        _order.Shuffle(Epoch);
        _clock.Restart();
        while (Position < _data.Count)
        {
            if (cancellation.IsCancellationRequested)
                return StopReason.Cancelled;
            if (!TakeStep(view))
                return StopReason.Diverged;
            if (_options.CheckpointEverySteps > 0 && Step % _options.CheckpointEverySteps == 0
                && _options.CheckpointPath is not null)
            {
                Save();
            }
        }

        _secondsBefore = EpochSeconds;
        _clock.Reset();
        return null;
    }

    bool TakeStep(IProgressView view)
    {
        var count = Math.Min(_options.BatchSize, _data.Count - Position);
        _data.Read(_order.Indices.Slice(Position, count));
        var objective = _model.Backpropagate(_data.Batch, Loss.Batch);
        if (!Loss.BatchCounts)
        {
            // Ignored targets only: there is nothing to learn from, and momentum and decay must not move on by themselves.
            Position += count;
            return true;
        }

        if (!float.IsFinite(objective))
            return false;

        var optimizer = _options.Optimizer;
        var rate = _options.Schedule.Rate(Step, TotalSteps, optimizer.LearningRate);
        optimizer.Step(_model.Parameters, _model.Gradients, rate);
        Position += count;
        Step++;
        LastRate = rate;
        var loss = (float)Loss.BatchValue;
        Loss.Add();
        Losses.Add(loss);
        Rates.Add(rate);

        var info = new StepInfo(Epoch + 1, Step, TotalSteps, count, loss, rate, optimizer.GradientNorm);
        view.Step(this, info);
        _options.OnStep?.Invoke(info);
        return true;
    }

    /// <summary>
    /// Validation, history, stopping rule, checkpoint; false when cancelled before the validation was over.
    /// </summary>
    bool FinishEpoch(IProgressView view, CancellationToken cancellation)
    {
        var evaluation = _validator?.Run(cancellation);
        if (evaluation is null && _validator is not null)
            return false;
        _lastEvaluation = evaluation;
        var record = new EpochRecord(
            Epoch + 1, Step, Loss.Value, LastRate, EpochSeconds, _data.Count / EpochSeconds,
            evaluation?.Loss, evaluation?.Metrics ?? [], [.. MetricValue.Losses(Loss)]);
        History.Add(record);
        if (Watch.Add(record) && Watch.RestoresBest)
            _checkpoint.KeepBest();

        TotalSeconds += EpochSeconds;
        _secondsBefore = 0;
        Loss.Reset();
        Position = 0;
        Epoch++;
        var due = _options.CheckpointEveryEpochs > 0 && Epoch % _options.CheckpointEveryEpochs == 0;
        if (_options.CheckpointPath is not null && (due || Epoch == Epochs || Watch.ShouldStop))
            Save();
        view.EpochEnd(this, record);
        _options.OnEpoch?.Invoke(record);
        return true;
    }

    void Save() => _checkpoint.Save(this);

    public void Dispose() => _checkpoint.Dispose();
}
