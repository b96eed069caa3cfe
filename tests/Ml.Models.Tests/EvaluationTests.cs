using Ml.Data;
using Ml.Models.Tests.Models;
using Ml.Models.Tests.Support;
using Ml.Optimizers;
using Ml.Training;

namespace Ml.Models.Tests;

/// <summary>What Evaluate says does not depend on how a data set is cut into batches.</summary>
public sealed class EvaluationTests
{
    private const int Count = 10;

    private static readonly int[] BatchSizes = [1, 3, 4, 5, Count, 64];

    public static TheoryData<string> Names => [.. LossModel.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_batch_size_does_not_matter(string name)
    {
        using ITrainable model = LossModel.Named(name).Create();
        foreach (Func<int, bool> isIgnored in Patterns())
        {
            ArrayDataSet data = LossModel.Data(model.Description, Count, isIgnored);
            Evaluation whole = model.Evaluate(data, Count);
            whole.Loss.ShouldBe(AtOnce(model, data), 1e-6 * Math.Max(1, Math.Abs(whole.Loss)), name);
            foreach (int size in BatchSizes.Where(_ => IsApart(model)))
            {
                Evaluation cut = model.Evaluate(data, size);
                cut.Loss.ShouldBe(whole.Loss, 2e-6 * Math.Max(1, Math.Abs(whole.Loss)), $"{name} in batches of {size}");
                cut.Metrics.Select(m => m.Name).ShouldBe(whole.Metrics.Select(m => m.Name));
                foreach ((MetricValue left, MetricValue right) in cut.Metrics.Zip(whole.Metrics))
                    left.Value.ShouldBe(right.Value, 2e-6 * Math.Max(1, Math.Abs(right.Value)), $"{name} {left.Name} in batches of {size}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_training_figure_of_an_epoch_is_that_of_evaluation(string name)
    {
        using ITrainable model = LossModel.Named(name).Create();
        ArrayDataSet data = LossModel.Data(model.Description, Count, i => i is 1 or 2 or 3 or 6);
        double expected = model.Evaluate(data, Count).Loss;
        foreach (int size in BatchSizes.Where(size => IsApart(model) || size >= Count))
        {
            // Nothing moves at a rate of zero.
            TrainingRun run = new Trainer(new Sgd(1)) { BatchSize = size, Schedule = new Still(), Progress = ProgressMode.None }
                .Fit(model, data, data);
            run.History[0].TrainingLoss.ShouldBe(expected, 2e-6 * Math.Max(1, Math.Abs(expected)), $"{name} in batches of {size}");
            run.History[0].ValidationLoss!.Value.ShouldBe(expected, 2e-6 * Math.Max(1, Math.Abs(expected)));
            run.History[0].TrainingTerms.Select(t => t.Name).ShouldBe(
                model.Description.LossTerms.Count > 1 ? model.Description.LossTerms.Select(t => t.Name + " loss") : []);
        }
    }

    [Fact]
    public void A_term_that_cannot_be_taken_apart_says_so_and_is_averaged_over_examples()
    {
        foreach (string name in new[] { nameof(RootOfMean), nameof(Contrast) })
        {
            using ITrainable model = LossModel.Named(name).Create();
            model.Description.LossTerms.ShouldHaveSingleItem().Reduction.ShouldBe(LossReduction.PerBatch);
            ArrayDataSet data = LossModel.Data(model.Description, Count);
            double expected = (4 * AtOnce(model, data, 0, 4)) + (4 * AtOnce(model, data, 4, 4)) + (2 * AtOnce(model, data, 8, 2));
            model.Evaluate(data, 4).Loss.ShouldBe(expected / Count, 1e-6);
        }
    }

    [Fact]
    public void Every_other_loss_here_can_be_taken_apart() =>
        LossModel.All.Where(m => m.Name is not (nameof(RootOfMean) or nameof(Contrast)))
            .SelectMany(m => m.Create().Description.LossTerms, (m, term) => (m.Name, term))
            .Where(pair => pair.term.Reduction == LossReduction.PerBatch).ShouldBeEmpty();

    [Theory]
    [InlineData(nameof(PlainClasses))]
    [InlineData(nameof(ClassesWithoutTheFirst))]
    [InlineData(nameof(ClassesWithoutAVoid))]
    [InlineData(nameof(SummedClasses))]
    public void A_batch_of_ignored_targets_only_takes_no_step_and_ends_nothing(string name)
    {
        using ITrainable model = LossModel.Named(name).Create();
        // The order of an epoch is shuffled; with one example a batch, half the batches hold an ignored target only.
        ArrayDataSet data = LossModel.Data(model.Description, Count, i => i % 2 == 0);
        TrainingRun run = new Trainer(new AdamW(0.01f)) { BatchSize = 1, Epochs = 2, Progress = ProgressMode.None }.Fit(model, data, data);
        (run.Reason, run.Steps, run.History.Count).ShouldBe((StopReason.Completed, 10, 2));
        run.History.ShouldAllBe(epoch => double.IsFinite(epoch.TrainingLoss) && double.IsFinite(epoch.ValidationLoss!.Value));
        model.Parameters.ReadOnlyValues.ToArray().ShouldAllBe(value => float.IsFinite(value));
    }

    [Fact]
    public void Where_nothing_counts_nothing_moves_and_the_figure_is_unknown()
    {
        using var model = new PlainClasses(1);
        float[] before = model.Parameters.ReadOnlyValues.ToArray();
        ArrayDataSet none = LossModel.Data(PlainClasses.Info, Count, _ => true);
        TrainingRun run = new Trainer(new AdamW(0.1f)) { BatchSize = 4, Epochs = 3, Progress = ProgressMode.None }.Fit(model, none, none);
        (run.Reason, run.Steps, run.History.Count).ShouldBe((StopReason.Completed, 0, 3));
        run.History.ShouldAllBe(epoch => double.IsNaN(epoch.TrainingLoss) && double.IsNaN(epoch.ValidationLoss!.Value));
        run.Notes.ShouldContain("epoch 1: every target is one to be ignored, so no step was taken and nothing was learned");
        model.Parameters.ReadOnlyValues.ToArray().ShouldBe(before);
        model.Evaluate(none).ToString().ShouldContain("loss unknown");
        string page = Path.GetTempFileName();
        run.WriteReport(page);
        File.ReadAllText(page).ShouldContain("unknown");
        File.Delete(page);
        model.ComputeLoss(new float[6], [-1, -1]).ShouldBe(0, "other terms of a loss go on");
    }

    [Fact]
    public void Penalties_are_in_what_is_minimised_and_in_no_figure()
    {
        using var model = new PenalisedClasses(1);
        using var plain = new PlainClasses(1);
        model.Parameters.ReadOnlyValues.ToArray().ShouldBe(plain.Parameters.ReadOnlyValues.ToArray());
        ArrayDataSet data = LossModel.Data(PenalisedClasses.Info, Count);
        double penalty = 0.1 * model.Parameters[0].ReadOnlyValues.ToArray().Sum(w => (double)w * w);

        Batch batch = data.NewBatch();
        data.Read([.. Enumerable.Range(0, Count)], batch);
        var terms = new LossSum[1];
        float objective = ((ITrainable)model).Backpropagate(batch, terms);
        float loss = ((ITrainable)plain).Backpropagate(batch);
        objective.ShouldBe(loss + (float)penalty, 1e-5f);
        (terms[0].Sum / terms[0].Count).ShouldBe(loss, 1e-5);
        model.Evaluate(data, 3).Loss.ShouldBe(plain.Evaluate(data, 4).Loss, 1e-6);
    }

    private static bool IsApart(ITrainable model) =>
        model.Description.LossTerms.All(term => term.Reduction != LossReduction.PerBatch);

    private static double AtOnce(ITrainable model, ArrayDataSet data, int start = 0, int count = Count)
    {
        Batch batch = data.NewBatch();
        data.Read([.. Enumerable.Range(start, count)], batch);
        return model.ComputeLoss(batch);
    }

    /// <summary>Which targets are ignored: none, each one, each but one, a row of them.</summary>
    private static IEnumerable<Func<int, bool>> Patterns()
    {
        yield return _ => false;
        yield return i => i is 1 or 2 or 3 or 6;
        for (int at = 0; at < Count; at++)
        {
            int only = at;
            yield return i => i == only;
            yield return i => i != only;
        }
    }

    private sealed class Still : Schedules.Schedule
    {
        public override float Rate(long step, long totalSteps, float baseRate) => 0;

        public override string ToString() => nameof(Still);
    }
}
