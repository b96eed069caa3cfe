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
    readonly StepGuard _guard;
    double _secondsBefore;
    Evaluation? _lastEvaluation;

    internal TrainingLoop(Trainer options, ITrainable model, Feed data, Evaluator? validator)
    {
        (_options, _model, _data, _validator) = (options, model, data, validator);
        _order = new EpochOrder(data.Count, options.Seed);
        Loss = new LossMeter(model.Description.LossTerms);
        Watch = new StoppingWatch(options.EarlyStopping);
        _checkpoint = new RunCheckpoint(options, model);
        _guard = new StepGuard(model);
    }

    internal ModelInfo Model => _model.Description;

    internal int Epochs => _options.Epochs;

    internal int Examples => _data.Count;

    internal int StepsPerEpoch => (int)(((long)_data.Count + _options.BatchSize - 1) / _options.BatchSize);

    /// <summary>The epoch in progress, from 0.</summary>
    internal int Epoch { get; private set; }

    /// <summary>Examples of the epoch already used.</summary>
    internal int Position { get; private set; }

    /// <summary>Steps since the start of the run, refused ones included.</summary>
    internal long Step { get; private set; }

    internal long TotalSteps => Epochs * (long)StepsPerEpoch;

    /// <summary>Rate of the last step.</summary>
    internal float LastRate { get; private set; }

    internal Refusals Refusals { get; } = new();

    /// <summary>The loss of the epoch in progress.</summary>
    internal LossMeter Loss { get; }

    internal StepCurve Losses { get; } = new();

    internal StepCurve Rates { get; } = new();

    internal List<EpochRecord> History { get; } = [];

    internal List<string> Notes { get; } = [];

    /// <summary>What is to be said before the first step; null when nothing is.</summary>
    internal string? Begins { get; private set; }

    internal StoppingWatch Watch { get; }

    /// <summary>Time spent on the steps of the epoch in progress.</summary>
    internal double EpochSeconds => _secondsBefore + _clock.Elapsed.TotalSeconds;

    /// <summary>Time spent on finished epochs.</summary>
    internal double TotalSeconds { get; private set; }

    /// <summary>Notes that the optimiser lost what it held of another run.</summary>
    internal void BeginAnew(long forgotten)
    {
        if (forgotten > 0)
            Notes.Add(Begins = $"the optimiser starts anew: it held the state of {forgotten} steps of another run");
    }

    /// <summary>Goes to where the run of a checkpoint stood; the model and the optimiser with it.</summary>
    internal void Restore(string path)
    {
        var (info, state) = _checkpoint.Restore(path, this);
        (Epoch, Position, Step) = ((int)info.Epoch, (int)info.PositionInEpoch, info.Step);
        Loss.Restore(state.LossSums);
        Losses.Restore(state.Losses);
        Rates.Restore(state.Rates);
        Refusals.Restore(state.Refused);
        LastRate = state.LastRate;
        (_secondsBefore, TotalSeconds) = (state.EpochSeconds, state.TotalSeconds);
        Notes.AddRange(state.Notes);
        History.AddRange(state.History);
        foreach (var epoch in History)
            Watch.Add(epoch);
    }

    /// <summary>
    /// Trains to the end, whichever it is. What is promised for the end of a run holds for every end.
    /// </summary>
    internal TrainingRun Run(IProgressView view, CancellationToken cancellation)
    {
        var notes = new RunNotes(view, Notes);
        StopReason reason;
        try
        {
            if (Watch.NeedsMetric)
            {
                var terms = MetricValue.Losses(Loss).Select(term => term.Name);
                Watch.RequireKnown((_validator?.MetricNames() ?? []).Union(terms));
            }

            reason = RunEpochs(view, notes, cancellation);
            if (reason == StopReason.Cancelled)
                Save(notes);
        }
        catch
        {
            EndByException(notes);
            throw;
        }

        DivergedInValidation = IsInvalid;
        var restored = RestoreBest();
        if (restored is not null || Position > 0)
            _lastEvaluation = null; // it was of other parameters
        var final = reason == StopReason.Cancelled ? null : _lastEvaluation ?? Validate(notes, default);
        return new TrainingRun(this, reason, final, restored, _options);
    }

    /// <summary>Whether MlChecks=full found that the parameters give no numbers for the validation data.</summary>
    bool IsInvalid { get; set; }

    /// <summary>Whether that ended the run.</summary>
    internal bool DivergedInValidation { get; private set; }

    /// <summary>Null without validation data, when cancelled, and where the parameters give no numbers.</summary>
    Evaluation? Validate(RunNotes notes, CancellationToken cancellation)
    {
        try
        {
            var evaluation = _validator?.Run(cancellation);
            IsInvalid = false;
            return evaluation;
        }
        catch (NotFiniteNumberException e)
        {
            if (!IsInvalid)
                notes.Add($"validation after step {Step}: {e.Message}");
            IsInvalid = true;
            return null;
        }
    }

    StopReason RunEpochs(IProgressView view, RunNotes notes, CancellationToken cancellation)
    {
        while (Epoch < Epochs)
        {
            if (Watch.ShouldStop)
                return StopReason.EarlyStopping;
            if (RunSteps(view, notes, cancellation) is { } stopped)
                return stopped;
            if (!FinishEpoch(view, notes, cancellation))
                return IsInvalid ? StopReason.Diverged : StopReason.Cancelled;
        }

        return Watch.ShouldStop ? StopReason.EarlyStopping : StopReason.Completed;
    }

    /// <summary>The rest of the epoch's steps; a reason when the run ends among them.</summary>
    StopReason? RunSteps(IProgressView view, RunNotes notes, CancellationToken cancellation)
    {
        _order.Shuffle(Epoch);
        _clock.Restart();
        (var begun, var isWhole) = (Step, Position == 0);
        while (Position < _data.Count)
        {
            if (cancellation.IsCancellationRequested)
                return StopReason.Cancelled;
            var before = Step;
            if (!TakeStep(view, notes))
                return StopReason.Diverged;
            if (_options.CheckpointEverySteps > 0 && Step > before && Step % _options.CheckpointEverySteps == 0)
                Save(notes);
        }

        if (isWhole && Step == begun)
            notes.Add($"epoch {Epoch + 1}: every target is one to be ignored, so no step was taken and nothing was learned");
        _secondsBefore = EpochSeconds;
        _clock.Reset();
        return null;
    }

    /// <summary>What in the data made a loss that is not finite, where it was the data.</summary>
    internal WrongNumber? Wrong { get; private set; }

    bool TakeStep(IProgressView view, RunNotes notes)
    {
        var count = Math.Min(_options.BatchSize, _data.Count - Position);
        _data.Read(_order.Indices.Slice(Position, count));
        _guard.Begin();
        if (!float.IsFinite(Backpropagate(notes, _order.Indices.Slice(Position, count))))
        {
            _guard.Undo();
            Wrong = WrongNumber.Find(_model.Description, _data.Batch, _order.Indices.Slice(Position, count));
            return false;
        }

        if (!Loss.BatchCounts)
        {
            // Ignored targets only: there is nothing to learn from, and momentum and decay must not move on by themselves.
            _guard.Undo();
            Position += count;
            return true;
        }

        var optimizer = _options.Optimizer;
        var rate = _options.Schedule.Rate(Step, TotalSteps, optimizer.LearningRate);
        var refused = _guard.Take(optimizer, rate);
        Position += count;
        Step++;
        LastRate = rate;
        var loss = (float)Loss.BatchValue;
        Loss.Add();
        Losses.Add(loss);
        Rates.Add(rate);
        if (Refusals.Add(refused))
            notes.Add($"step {Step} is not taken: {refused}");

        var info = new StepInfo(Epoch + 1, Step, TotalSteps, count, loss, rate, optimizer.GradientNorm)
        {
            Refused = refused,
        };
        view.Step(this, info);
        _options.OnStep?.Invoke(info);
        return Refusals.InARow < _options.RefusalLimit;
    }

    /// <summary>What the batch is to make smaller; NaN when MlChecks=full found where it, or a gradient, would become so.</summary>
    float Backpropagate(RunNotes notes, ReadOnlySpan<int> examples)
    {
        try
        {
            return _model.Backpropagate(_data.Batch, Loss.Batch);
        }
        catch (NotFiniteNumberException e)
        {
            notes.Add($"step {Step + 1}: {e.Message}");
            return float.NaN;
        }
        catch (ClassNumberException e)
        {
            throw _data.Located(e, examples);
        }
    }

    /// <summary>
    /// Validation, history, stopping rule, checkpoint; false when the validation was cancelled or gave no numbers.
    /// </summary>
    bool FinishEpoch(IProgressView view, RunNotes notes, CancellationToken cancellation)
    {
        var evaluation = Validate(notes, cancellation);
        if (evaluation is null && _validator is not null)
            return false;
        _lastEvaluation = evaluation;
        var record = new EpochRecord(
            Epoch + 1, Step, Loss.Value, LastRate, EpochSeconds, _data.Count / EpochSeconds,
            evaluation?.Loss, evaluation?.Metrics ?? [], [.. MetricValue.Losses(Loss)])
        {
            RefusedSteps = Refusals.InEpoch,
        };
        if (Watch.Add(record) && Watch.RestoresBest)
            _checkpoint.KeepBest();
        History.Add(record);

        TotalSeconds += EpochSeconds;
        _secondsBefore = 0;
        Loss.Reset();
        Refusals.EndEpoch();
        Position = 0;
        Epoch++;
        if (Watch.Complaint is { } complaint)
            notes.Add(complaint);
        var due = _options.CheckpointEveryEpochs > 0 && Epoch % _options.CheckpointEveryEpochs == 0;
        if (due || Epoch == Epochs || Watch.ShouldStop)
            Save(notes);
        view.EpochEnd(this, record);
        _options.OnEpoch?.Invoke(record);
        return true;
    }

    /// <summary>A checkpoint, unless it would hold what no run can go on from: then the one before stays.</summary>
    void Save(RunNotes notes)
    {
        if (_options.CheckpointPath is null)
            return;
        if (StepGuard.Fault(_model, _options.Optimizer) is { } fault)
            notes.Add($"no checkpoint is written after step {Step}, the one before stays: {fault}");
        else
            _checkpoint.Save(this);
    }

    /// <summary>
    /// The exception goes on to the caller; the run ends as a cancelled one does. What fails on the way (the disk may
    /// be the cause) must not hide it.
    /// </summary>
    void EndByException(RunNotes notes)
    {
        try
        {
            _clock.Stop();
            _guard.Undo();
            Save(notes);
        }
        catch (Exception)
        {
            // The exception that ended the run is the one to see.
        }

        try
        {
            RestoreBest();
        }
        catch (ObjectDisposedException)
        {
            // Someone disposed the model, which is why the run ended.
        }
    }

    /// <summary>Gives the model its best epoch back, if that was asked for and anything has moved since.</summary>
    /// <returns>That epoch.</returns>
    int? RestoreBest() =>
        Watch.RestoresBest && (Watch.BestEpoch < Epoch || Position > 0) && _checkpoint.TakeBest()
            ? Watch.BestEpoch : null;

    public void Dispose()
    {
        _checkpoint.Dispose();
        _guard.Dispose();
    }
}
