using Ml.Contracts;
using Ml.Data;
using Ml.Optimizers;
using Ml.Training;

namespace Ml.Runtime.Tests.Training;

/// <summary>However a run ends: the best epoch is given back, the last good checkpoint is there, and it goes on from it.</summary>
public sealed class EndTests : IDisposable
{
    // One step an epoch: losses fall until epoch 3, then rise. Everything ends in epoch 6 at the latest.
    static readonly ArrayDataSet Line = DataSet.From([0f, 1, 2, 3, 4, 5, 6], [0f, 1, 2, 3, 4, 5, 6], 7);

    readonly string _folder = Directory.CreateTempSubdirectory("end").FullName;

    string Checkpoint => Path.Combine(_folder, "run.ckpt");

    public static TheoryData<string> Ends =>
    [
        "completed", "stopped early", "loss", "gradients", "cancelled", "step callback", "epoch callback", "data set",
        "validation", "disk", "other thread",
    ];

    [SkippableTheory, MemberData(nameof(Ends))]
    public void Whatever_ends_a_run_gives_the_best_epoch_back(string end)
    {
        var (run, thrown, model) = Train(end, restore: true);
        using (model)
        {
            model.Parameters.ReadOnlyValues[0].ShouldBe(3, "parameters");
            model.State.ReadOnlyValues[0].ShouldBe(3, "running statistics");
        }

        (run is null).ShouldBe(thrown is not null);
        if (run is not null)
            run.RestoredEpoch.ShouldBe(3);
        run?.Reason.ShouldBe(end switch
        {
            "completed" => StopReason.Completed,
            "stopped early" => StopReason.EarlyStopping,
            "cancelled" => StopReason.Cancelled,
            _ => StopReason.Diverged,
        });
        if (end is "loss" or "gradients" or "cancelled" or "stopped early")
            run!.Ending()!.ShouldEndWith("; the model has the parameters of epoch 3");
    }

    [SkippableTheory, MemberData(nameof(Ends))]
    public void Without_that_wish_it_has_the_last_step_that_was_taken(string end)
    {
        var (run, _, model) = Train(end, restore: false);
        using (model)
        {
            model.Parameters.ReadOnlyValues[0].ShouldBe(end is "completed" ? 6 : 5);
            float.IsFinite(model.State.ReadOnlyValues[0]).ShouldBeTrue();
        }

        run?.RestoredEpoch.ShouldBeNull();
    }

    [Theory]
    [InlineData("step callback")]
    [InlineData("data set")]
    [InlineData("cancelled")]
    [InlineData("going forward")]
    public void A_run_that_was_ended_goes_on_to_the_same_bits(string end)
    {
        using var cancel = new CancellationTokenSource();
        using (var first = Samples.Model())
        {
            var data = new Failing(Samples.Data, end is "data set" or "going forward" ? 25 : int.MaxValue, leaves: end == "going forward");
            var trainer = Samples.Trainer(Checkpoint, onStep: step =>
            {
                if (step.Step == 25 && end == "step callback")
                    throw new TimeoutException();
                if (step.Step == 25 && end == "cancelled")
                    cancel.Cancel();
            });
            if (end == "cancelled")
                trainer.Fit(first, data, cancellation: cancel.Token);
            else
                Should.Throw<Exception>(() => trainer.Fit(first, data)).ShouldBeOfType(end == "going forward" ? typeof(IndexOutOfRangeException) : typeof(TimeoutException));
        }

        var steps = new List<long>();
        using var second = Samples.Model();
        var run = Samples.Trainer(Checkpoint, resume: true, onStep: step => steps.Add(step.Step)).Fit(second, Samples.Data);
        steps[0].ShouldBe(end is "data set" or "going forward" ? 25 : 26);
        run.History.ShouldAllBe(epoch => epoch.LearningRate > 0);
        var (parameters, state) = Samples.Copy(second);
        parameters.ShouldBe(Samples.Undisturbed.Parameters);
        state.ShouldBe(Samples.Undisturbed.State);
    }

    [Fact]
    public void Rates_are_those_that_were_also_when_the_last_epoch_was_resumed_behind_its_last_step()
    {
        using var cancel = new CancellationTokenSource();
        using (var first = Samples.Model())
        {
            Samples.Trainer(Checkpoint, onStep: step =>
            {
                if (step.Step == Samples.Steps)
                    cancel.Cancel();
            }).Fit(first, Samples.Data, Samples.Data, cancel.Token).Reason.ShouldBe(StopReason.Cancelled);
        }

        using var whole = Samples.Model();
        using var second = Samples.Model();
        Samples.Trainer(Checkpoint, resume: true).Fit(second, Samples.Data, Samples.Data).History.Select(epoch => epoch.LearningRate)
            .ShouldBe(Samples.Trainer().Fit(whole, Samples.Data, Samples.Data).History.Select(epoch => epoch.LearningRate));
    }

    [Fact]
    public void A_checkpoint_that_is_not_finite_does_not_replace_a_good_one()
    {
        byte[]? good = null;
        using var model = new ScriptedModel(ElementKind.Float32, _ => 1);
        var run = new Trainer(new Sgd(1))
        {
            Epochs = 20,
            BatchSize = 7,
            CheckpointPath = Checkpoint,
            Progress = ProgressMode.None,
            OnStep = step =>
            {
                if (step.Step != 5)
                    return;
                good = File.ReadAllBytes(Checkpoint);
                model.Parameters.Values[0] = float.NaN;
            },
        }.Fit(model, Line);
        File.ReadAllBytes(Checkpoint).ShouldBe(good!);
        run.Reason.ShouldBe(StopReason.Diverged);
        run.Notes[0].ShouldBe("no checkpoint is written after step 5, the one before stays: layer.p [1] (layer layer) is NaN at element 0");
        run.Notes[1].ShouldBe("step 6 is not taken: before the step, layer.p [1] (layer layer) is NaN at element 0");
        run.Ending()!.ShouldContain("5 steps in a row were not taken, the last one because before the step, layer.p");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    (TrainingRun? Run, Exception? Thrown, ScriptedModel Model) Train(string end, bool restore)
    {
        Skip.If(end == "disk" && !OperatingSystem.IsLinux(), "needs /dev/full");
        using var cancel = new CancellationTokenSource();
        var model = new ScriptedModel(
            ElementKind.Float32, call => end == "loss" && call == 6 ? float.NaN : Math.Abs(call - 3) + 1)
        {
            Gradient = batch => end == "gradients" && batch > 5 ? float.NaN : -1,
        };
        IDataSet train = new Failing(Line, end == "data set" ? 6 : int.MaxValue);
        var watched = end == "validation" ? new Failing(Line, 5) : (IDataSet)Line;
        var trainer = new Trainer(new Sgd(1))
        {
            Epochs = end is "completed" ? 6 : 40,
            BatchSize = 7,
            EarlyStopping = new EarlyStopping(Patience: end == "stopped early" ? 2 : 100) { RestoreBest = restore },
            CheckpointPath = end == "disk" ? "/dev/full" : Checkpoint,
            CheckpointEveryEpochs = end == "disk" ? 5 : 1,
            RefusalLimit = 3,
            Progress = ProgressMode.None,
            OnStep = step =>
            {
                if (end == "cancelled" && step.Step == 5)
                    cancel.Cancel();
                if (end == "step callback" && step.Step == 5)
                    throw new TimeoutException();
                if (end == "other thread" && step.Step == 5)
                    model.Gradients.Dispose(); // what is used afterwards is gone
            },
            OnEpoch = epoch =>
            {
                if (end == "epoch callback" && epoch.Epoch == 5)
                    throw new TimeoutException();
            },
        };
        try
        {
            return (trainer.Fit(model, train, watched, cancel.Token), null, model);
        }
        catch (Exception e) when (e is TimeoutException or IOException or ObjectDisposedException)
        {
            return (null, e, model);
        }
    }

    /// <summary>Throws at a read, counted from 1; or gives a batch that no model can go forward with.</summary>
    sealed class Failing(IDataSet data, int at, bool leaves = false) : IDataSet
    {
        int _reads;

        public int Count => data.Count;

        public IReadOnlyList<DataSlot> Slots => data.Slots;

        public IReadOnlyList<string>? ClassNames => data.ClassNames;

        public void Read(ReadOnlySpan<int> indices, Batch batch)
        {
            data.Read(indices, batch);
            if (++_reads != at)
                return;
            if (!leaves)
                throw new TimeoutException();
            batch.FillIntegers(1, indices.Length).Fill(int.MaxValue);
        }
    }
}
