using System.Globalization;
using System.Text.Json;
using Ml.Contracts;
using Ml.Weights;

namespace Ml.Training;

/// <summary>
/// Puts a run into a file and back: tensors and position as <see cref="Checkpoint"/> keeps them, the rest as one JSON
/// text. Also keeps the parameters of the best epoch, which travel with the checkpoint.
/// </summary>
sealed class RunCheckpoint(Trainer options, ITrainable model) : IDisposable
{
    const string StateKey = "run";

    NamedSet[]? _best;

    /// <summary>The tensors beside the model's: the optimiser's and those of the best epoch.</summary>
    NamedSet[] Extras => [.. options.Optimizer.State, .. _best ?? []];

    internal void KeepBest()
    {
        AllocateBest();
        _best[0].Set.CopyFrom(model.Parameters);
        _best[1].Set.CopyFrom(model.State);
    }

    /// <summary>Gives the model the best epoch's parameters, if any were kept.</summary>
    internal bool TakeBest()
    {
        if (_best is null)
            return false;
        model.Parameters.CopyFrom(_best[0].Set);
        model.State.CopyFrom(_best[1].Set);
        return true;
    }

    internal void Save(TrainingLoop loop)
    {
        var state = new RunState(
            options.Seed, options.BatchSize, loop.Examples, EarlyStoppingText, loop.Loss.Sums,
            loop.EpochSeconds, loop.TotalSeconds, _best is not null, loop.LastRate, loop.Refusals.Save(),
            loop.Losses.Save(), loop.Rates.Save(), loop.Notes, loop.History);
        var info = new CheckpointInfo
        {
            Step = loop.Step,
            Epoch = loop.Epoch,
            PositionInEpoch = loop.Position,
            Randomness = model.Randomness,
            Optimizer = options.Optimizer.ToString(),
            Schedule = options.Schedule.ToString(),
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [StateKey] = state.ToJson(),
            },
        };
        Checkpoint.Save(options.CheckpointPath!, info, model.Parameters, model.State, Extras);
    }

    /// <summary>Gives model and optimiser what the file holds; the rest is the loop's to take over.</summary>
    /// <exception cref="InvalidOperationException">The checkpoint is damaged, or of a run with other options or
    /// data.</exception>
    internal (CheckpointInfo Info, RunState State) Restore(string path, TrainingLoop loop)
    {
        using var file = Checkpoint.Open(path);
        if (!file.Info.Metadata.TryGetValue(StateKey, out var json))
            throw new InvalidOperationException(
                $"{path}: a checkpoint, but not one of a Trainer: it has no '{StateKey}' entry.");
        var state = Parse(path, json, file.Info, options.EarlyStopping?.Metric);
        RequireSameRun(path, file.Info, state, loop);

        if (state.HasBest)
            AllocateBest();
        file.Restore(model.Parameters, model.State, Extras);
        model.Randomness = file.Info.Randomness;
        options.Optimizer.Resume(file.Info.Step - state.Refused.Total);
        return (file.Info, state);
    }

    static RunState Parse(string path, string json, CheckpointInfo info, string? watched)
    {
        try
        {
            return RunState.Parse(json, info.Step, info.Epoch, info.PositionInEpoch, watched);
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException(
                $"{path}: the '{StateKey}' entry of the checkpoint is damaged: {e.Message}", e);
        }
    }

    void RequireSameRun(string path, CheckpointInfo info, RunState state, TrainingLoop loop)
    {
        (string What, string Then, string Now)[] facts =
        [
            ("optimizer", info.Optimizer, options.Optimizer.ToString()),
            ("schedule", info.Schedule, options.Schedule.ToString()),
            ("seed", Text(state.Seed), Text(options.Seed)),
            ("batch size", Text(state.BatchSize), Text(options.BatchSize)),
            ("early stopping", state.EarlyStopping, EarlyStoppingText),
            ("training examples", Text(state.Examples), Text(loop.Examples)),
            ("terms of the loss", Text(state.LossSums.Count), Text(loop.Loss.Sums.Count)),
        ];
        var changed = Array.FindAll(facts, fact => fact.Then != fact.Now);
        if (changed.Length > 0)
            throw new InvalidOperationException(
                $"{path}: cannot resume, the checkpoint is of another run. " +
                "Delete it to start anew, or undo these changes:\n" +
                string.Join("\n", changed.Select(fact => $"  {fact.What}: {fact.Then} then, {fact.Now} now")));
        var begun = info.Epoch + (info.PositionInEpoch > 0 ? 1 : 0);
        if (begun > options.Epochs)
            throw new InvalidOperationException(
                $"{path}: stands in epoch {begun} of its run, and this run is to have {options.Epochs}. " +
                "Resume with at least as many epochs, or delete it to start anew.");
    }

    // A rule that joins later has no parameters of the best epoch to give back.
    string EarlyStoppingText => options.EarlyStopping is { } rule
        ? FormattableString.Invariant(
            $"{rule.Metric}, patience {rule.Patience}, minimum change {rule.MinimumChange}, restore best {rule.RestoreBest}")
        : "none";

    static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(_best))]
    void AllocateBest() => _best ??=
    [
        new NamedSet("best", new ParameterSet(model.Parameters.Infos)),
        new NamedSet("best_state", new ParameterSet(model.State.Infos)),
    ];

    public void Dispose()
    {
        foreach (var (_, set) in _best ?? [])
            set.Dispose();
    }
}
