using Ml.Contracts;
using Ml.Data;
using Ml.Optimizers;
using Ml.Training;

namespace Ml.Runtime.Tests.Training;

public sealed class ResumeTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("resume").FullName;

    string Checkpoint => Path.Combine(_folder, "run.ckpt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)] // the very first step
    [InlineData(12)] // before the partial batch
    [InlineData(13)] // the end of an epoch
    [InlineData(14)]
    [InlineData(40)]
    [InlineData(Samples.Steps)] // the end of the run
    public void A_cancelled_run_resumes_to_the_same_bits(int stopAfter)
    {
        using var cancel = new CancellationTokenSource();
        using (var first = Samples.Model())
        {
            var run = Samples.Trainer(Checkpoint, onStep: step => CancelAt(step, stopAfter, cancel))
                .Fit(first, Samples.Data, cancellation: cancel.Token);
            run.Reason.ShouldBe(stopAfter == Samples.Steps ? StopReason.Completed : StopReason.Cancelled);
            run.Steps.ShouldBe(stopAfter);
        }

        using var second = Samples.Model();
        var resumed = Samples.Trainer(Checkpoint, resume: true).Fit(second, Samples.Data);
        resumed.Reason.ShouldBe(StopReason.Completed);
        resumed.Steps.ShouldBe(Samples.Steps);
        resumed.History.Count.ShouldBe(4);
        ShouldBeUndisturbed(second);
    }

    [Fact]
    public void A_run_cancelled_during_validation_loses_nothing()
    {
        using var cancel = new CancellationTokenSource();
        using (var first = Samples.Model())
        {
            Samples.Trainer(Checkpoint, onStep: step => CancelAt(step, 13, cancel))
                .Fit(first, Samples.Data, Samples.Data, cancel.Token).History.Count.ShouldBe(0);
        }

        using var second = Samples.Model();
        var run = Samples.Trainer(Checkpoint, resume: true).Fit(second, Samples.Data, Samples.Data);
        run.History.Select(epoch => epoch.Step).ShouldBe([13, 26, 39, 52]);
        ShouldBeUndisturbed(second);
    }

    [Fact]
    public void History_and_losses_survive()
    {
        using var cancel = new CancellationTokenSource();
        using var undisturbed = Samples.Model();
        var whole = Samples.Trainer().Fit(undisturbed, Samples.Data);
        using (var first = Samples.Model())
        {
            Samples.Trainer(Checkpoint, onStep: step => CancelAt(step, 30, cancel))
                .Fit(first, Samples.Data, cancellation: cancel.Token);
        }

        using var second = Samples.Model();
        var resumed = Samples.Trainer(Checkpoint, resume: true).Fit(second, Samples.Data);
        resumed.History.Select(epoch => epoch.TrainingLoss).ShouldBe(whole.History.Select(epoch => epoch.TrainingLoss));
        resumed.Losses.Points.SequenceEqual(whole.Losses.Points).ShouldBeTrue();
        resumed.Rates.Points.SequenceEqual(whole.Rates.Points).ShouldBeTrue();
    }

    [Fact]
    public void The_best_epoch_survives()
    {
        // One step per epoch; losses fall until epoch 3, the run is interrupted in epoch 4 and stops early after 5.
        var data = DataSet.From([0f, 1, 2], [0f, 1, 2], 3);
        using var cancel = new CancellationTokenSource();
        foreach (var token in (CancellationToken[])[cancel.Token, default])
        {
            using var model = new ScriptedModel(ElementKind.Float32, step => Math.Abs(step - 3) + 1);
            var run = new Trainer(new Sgd(1))
            {
                Epochs = 20,
                EarlyStopping = new EarlyStopping(Patience: 2),
                CheckpointPath = Checkpoint,
                Resume = true,
                OnStep = step => CancelAt(step, 4, cancel),
                Progress = ProgressMode.None,
            }.Fit(model, data, data, token);
            if (token == default)
                (run.Reason, run.RestoredEpoch, model.Parameters.ReadOnlyValues[0])
                    .ShouldBe((StopReason.EarlyStopping, 3, 3f));
            else
                run.Reason.ShouldBe(StopReason.Cancelled);
        }
    }

    [Fact]
    public void More_epochs_go_on_and_fewer_are_refused()
    {
        using var model = Samples.Model();
        Samples.Trainer(Checkpoint).Fit(model, Samples.Data);
        Fit(epochs: 5).History.Count.ShouldBe(5);
        Should.Throw<InvalidOperationException>(() => Fit(epochs: 2)).Message.ShouldContain("epoch 5 of its run, and this run is to have 2");

        TrainingRun Fit(int epochs)
        {
            var sample = Samples.Trainer();
            return new Trainer(sample.Optimizer)
            {
                Epochs = epochs,
                BatchSize = sample.BatchSize,
                Schedule = sample.Schedule,
                EarlyStopping = sample.EarlyStopping,
                Seed = sample.Seed,
                CheckpointPath = Checkpoint,
                Resume = true,
                Progress = ProgressMode.None,
            }.Fit(model, Samples.Data);
        }
    }

    [Fact]
    public void Another_learning_rate_or_stopping_rule_is_another_run()
    {
        using var model = Samples.Model();
        Samples.Trainer(Checkpoint).Fit(model, Samples.Data);
        var sample = Samples.Trainer();
        Refusal(new AdamW(1e-3f) { ClipNorm = 1 }, sample.EarlyStopping).ShouldContain("learningRate: 0.003");
        Refusal(sample.Optimizer, null).ShouldContain("early stopping: loss, patience 3, minimum change 0, restore best True then, none now");

        string Refusal(Optimizer optimizer, EarlyStopping? rule) => Should.Throw<InvalidOperationException>(() => new Trainer(optimizer)
        {
            Epochs = sample.Epochs,
            BatchSize = sample.BatchSize,
            Schedule = sample.Schedule,
            Seed = sample.Seed,
            EarlyStopping = rule,
            CheckpointPath = Checkpoint,
            Resume = true,
            Progress = ProgressMode.None,
        }.Fit(model, Samples.Data)).Message;
    }

    [Fact]
    public void Another_run_is_not_resumed()
    {
        using (var first = Samples.Model())
            Samples.Trainer(Checkpoint).Fit(first, Samples.Data);

        using var second = Samples.Model();
        var before = second.Parameters.ReadOnlyValues.ToArray();
        var other = new Trainer(new Sgd(0.1f))
        {
            BatchSize = 16,
            Seed = 11,
            CheckpointPath = Checkpoint,
            Resume = true,
            Progress = ProgressMode.None,
        };
        var message = Should.Throw<InvalidOperationException>(() => other.Fit(second, Samples.Data.Take(50))).Message;
        message.ShouldContain(Checkpoint);
        message.ShouldContain("batch size: 8 then, 16 now");
        message.ShouldContain("training examples: 100 then, 50 now");
        message.ShouldContain("AdamW(");
        message.ShouldNotContain("seed:");
        second.Parameters.ReadOnlyValues.SequenceEqual(before).ShouldBeTrue();
    }

    [Fact]
    public void Without_a_checkpoint_a_resumed_run_starts_anew()
    {
        using var model = Samples.Model();
        Samples.Trainer(Checkpoint, resume: true).Fit(model, Samples.Data).Steps.ShouldBe(Samples.Steps);
        ShouldBeUndisturbed(model);
    }

    static void CancelAt(StepInfo step, int at, CancellationTokenSource cancel)
    {
        if (step.Step == at)
            cancel.Cancel();
    }

    static void ShouldBeUndisturbed(SoftmaxRegression model)
    {
        var (parameters, state) = Samples.Copy(model);
        parameters.ShouldBe(Samples.Undisturbed.Parameters);
        state.ShouldBe(Samples.Undisturbed.State);
    }
}
