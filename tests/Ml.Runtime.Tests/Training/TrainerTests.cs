using Ml.Contracts;
using Ml.Data;
using Ml.Optimizers;
using Ml.Schedules;
using Ml.Testing;
using Ml.Training;

namespace Ml.Runtime.Tests.Training;

public class TrainerTests
{
    static readonly ArrayDataSet Line = DataSet.From([0f, 1, 2, 3, 4, 5, 6], [0f, 1, 2, 3, 4, 5, 6], 7);

    [Fact]
    public void Drawn_digits_are_learned()
    {
        using var model = new SoftmaxRegression(784, 10);
        var run = new Trainer(new AdamW(2e-3f)) { Epochs = 3, BatchSize = 32, Progress = ProgressMode.None }
            .Fit(model, Digits.Create(2000, 1), validation: Digits.Create(500, 2));
        run.Reason.ShouldBe(StopReason.Completed);
        run.History.Count.ShouldBe(3);
        run.History[2].TrainingLoss.ShouldBeLessThan(run.History[0].TrainingLoss);
        run.Final!.Accuracy.ShouldBeGreaterThan(0.85);
        run.Final.Confusion!.Count.ShouldBe(500);
        run.History[2].ValidationLoss.ShouldBe(run.Final.Loss);
        Trainer.Evaluate(model, Digits.Create(500, 2), batchSize: 77).Accuracy.ShouldBe(run.Final.Accuracy);
    }

    [Fact]
    public void Every_example_is_used_once_per_epoch_the_last_batch_is_smaller()
    {
        var steps = new List<StepInfo>();
        using var model = new ScriptedModel(ElementKind.Float32, _ => 1);
        var run = new Trainer(
            new Sgd(1))
        { Epochs = 2, BatchSize = 3, OnStep = steps.Add, Progress = ProgressMode.None }
            .Fit(model, Line);
        steps.Select(step => step.Examples).ShouldBe([3, 3, 1, 3, 3, 1]);
        steps.Select(step => step.Step).ShouldBe([1, 2, 3, 4, 5, 6]);
        steps.ShouldAllBe(step => step.TotalSteps == 6);
        run.Steps.ShouldBe(6);
        model.Parameters.ReadOnlyValues[0].ShouldBe(6);
    }

    [Fact]
    public void The_schedule_sees_the_step_of_the_run()
    {
        var rates = new List<float>();
        using var model = new ScriptedModel(ElementKind.Float32, _ => 1);
        new Trainer(new Sgd(1))
        {
            Epochs = 2,
            BatchSize = 4,
            Schedule = new Linear(),
            OnStep = step => rates.Add(step.LearningRate),
            Progress = ProgressMode.None,
        }.Fit(model, Line);
        rates.ShouldBe(Enumerable.Range(0, 4).Select(step => new Linear().Rate(step, 4, 1)));
    }

    [Fact]
    public void A_loss_that_is_not_finite_ends_the_run_before_its_step()
    {
        using var model = new ScriptedModel(ElementKind.Float32, call => call == 5 ? float.NaN : 1);
        var run = new Trainer(new Sgd(1)) { Epochs = 9, BatchSize = 3, Progress = ProgressMode.None }.Fit(model, Line);
        (run.Reason, run.Steps).ShouldBe((StopReason.Diverged, 4));
        model.Parameters.ReadOnlyValues[0].ShouldBe(4);
    }

    [Fact]
    public void A_number_of_the_data_that_spoils_the_loss_is_named()
    {
        float[] inputs = [.. Enumerable.Range(0, 12).Select(i => i == 7 ? float.NaN : i)];
        using var model = new ScriptedModel(ElementKind.Float32, _ => float.NaN);
        var run = new Trainer(new Sgd(1)) { BatchSize = 12, Progress = ProgressMode.None }
            .Fit(model, DataSet.From(inputs, new float[12], 12));

        run.Reason.ShouldBe(StopReason.Diverged);
        run.ToString().ShouldContain("example 7 of the data holds NaN in 'x'; leave it out or mend it");
    }

    [Fact]
    public void A_validation_that_checks_find_not_finite_ends_the_run_as_diverged()
    {
        using var model = new ScriptedModel(ElementKind.Float32, _ => 1, _ => throw new NotFiniteNumberException("layer 'a' gave Infinity"));
        var run = new Trainer(new Sgd(1)) { BatchSize = 3, Epochs = 2, Progress = ProgressMode.None }.Fit(model, Line, Line);

        (run.Reason, run.Final).ShouldBe((StopReason.Diverged, null));
        run.Notes.ShouldHaveSingleItem().ShouldContain("layer 'a' gave Infinity");
        run.ToString().ShouldContain("the validation after step 3 is not finite");
    }

    [Fact]
    public void Early_stopping_gives_the_best_epoch_back()
    {
        // One step per epoch; losses fall until epoch 3, then rise.
        using var model = new ScriptedModel(ElementKind.Float32, call => Math.Abs(call - 3) + 1);
        var run = new Trainer(new Sgd(1))
        {
            Epochs = 20,
            BatchSize = 7,
            EarlyStopping = new EarlyStopping(Patience: 2),
            Progress = ProgressMode.None,
        }.Fit(model, Line, validation: Line);
        (run.Reason, run.History.Count, run.RestoredEpoch).ShouldBe((StopReason.EarlyStopping, 5, 3));
        model.Parameters.ReadOnlyValues[0].ShouldBe(3);
    }

    [Fact]
    public void A_data_set_that_does_not_fit_is_shown_beside_the_model()
    {
        using var model = new SoftmaxRegression(4, 3);
        var message = Should.Throw<ArgumentException>(() => new Trainer(new Sgd(1)).Fit(model, Line)).Message;
        message.ShouldContain("SoftmaxRegression takes: x Float32 [batch, 4], label Int32 [batch]");
        message.ShouldContain("the data gives: x: 1 x Float32, y: 1 x Float32 (target) for 7 examples");
    }

    [Theory]
    [InlineData(TargetKind.Classes, ElementKind.Int32, 3, "accuracy")]
    [InlineData(TargetKind.YesNo, ElementKind.Int32, 1, "accuracy")]
    [InlineData(TargetKind.YesNo, ElementKind.Float32, 1, "accuracy")]
    [InlineData(TargetKind.Values, ElementKind.Float32, 1, "mae")]
    [InlineData(TargetKind.Values, ElementKind.Int32, 1, "mae")]
    public void Metrics_follow_from_what_the_loss_compares(TargetKind compares, ElementKind target, int width, string expected)
    {
        using var model = new ScriptedModel(target, _ => 1, batch => new float[batch.Count * width]);
        model.Description = model.Description with
        {
            Outputs = [new TensorInfo("y", ElementKind.Float32, $"[batch, {width}]")],
            LossTerms = [new LossTerm("loss", "", LossReduction.Mean, 1, 0, 0, compares, ScoreKind.Logits, ClassAxis: 1)],
        };
        var data = target == ElementKind.Int32 ? DataSet.From(new float[7], new int[7]) : Line;
        var evaluation = Trainer.Evaluate(model, data, batchSize: 2);
        evaluation.Metrics.Single().Name.ShouldBe(expected);
        (evaluation.Confusion is not null).ShouldBe(width > 1);
        evaluation["loss"].ShouldBe(1);
        Should.Throw<KeyNotFoundException>(() => evaluation["f1"]).Message.ShouldContain($"loss, {expected}");
    }

    [Theory]
    [InlineData(ScoreKind.Logits, 0.75)]
    [InlineData(ScoreKind.Probabilities, 0.5)]
    public void Yes_and_no_part_where_the_loss_has_it(ScoreKind scores, double expected)
    {
        using var model = new ScriptedModel(ElementKind.Float32, _ => 1, batch =>
            [.. batch.Floats(0).ToArray().Select(x => x - 2.5f)]);
        model.Description = model.Description with
        {
            LossTerms = [new LossTerm("loss", "", LossReduction.Mean, 1, 0, 0, TargetKind.YesNo, scores)],
        };
        var data = DataSet.From([1f, 2, 3, 4], [0f, 1, 1, 1], 4);
        Trainer.Evaluate(model, data).Accuracy.ShouldBe(expected);
    }

    [Fact]
    public void The_steady_state_allocates_nothing()
    {
        var allocated = new long[Samples.Steps + 1];
        using var model = Samples.Model();
        var run = Samples.Trainer(onStep: step => allocated[step.Step] = GC.GetAllocatedBytesForCurrentThread())
            .Fit(model, Samples.Data);
        run.Steps.ShouldBe(Samples.Steps);
        // All steps of an epoch, the partial batch included, in the quietest of three epochs (see Allocations).
        const int Epoch = Samples.Steps / 4;
        for (var step = Epoch + 2; step <= 2 * Epoch; step++)
            new[] { 0, 1, 2 }.Min(later => Bytes(step + (later * Epoch))).ShouldBe(0, $"step {step}");

        long Bytes(int step) => allocated[step] - allocated[step - 1];
    }
}
