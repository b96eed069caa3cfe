using Ml.Data;
using Ml.Metrics;
using Ml.Models.Tests.Models;
using Ml.Models.Tests.Support;
using Ml.Optimizers;
using Ml.Training;

namespace Ml.Models.Tests;

/// <summary>A model with several outputs and losses trains, validates and evaluates, with figures for each.</summary>
public sealed class SeveralOutputsTests
{
    private const int Count = 30;

    [Fact]
    public void Terms_and_outputs_have_figures_of_their_own()
    {
        using var model = new TwoHeads(1);
        ArrayDataSet data = LossModel.Data(TwoHeads.Info, Count, i => i % 7 == 0);
        Evaluation evaluation = model.Evaluate(data, 8);
        evaluation.Metrics.Select(m => m.Name).ShouldBe(["kind loss", "size loss", "kind accuracy", "size mae"]);
        (evaluation["kind loss"] + (0.5 * evaluation["size loss"])).ShouldBe(evaluation.Loss, 1e-6);
        evaluation.Confusion!.Count.ShouldBe(Count - 5);
        evaluation.Confusions.Keys.ShouldBe(["kind accuracy"]);
        TwoHeads.Info.ToTable().ShouldContain("size: 0.5 * MeanSquaredError of size against wanted, mean over what counts");
    }

    [Fact]
    public void They_train_and_history_progress_and_report_show_each()
    {
        using var model = new TwoHeads(1);
        ArrayDataSet data = LossModel.Data(TwoHeads.Info, Count);
        TrainingRun run = new Trainer(new AdamW(0.05f)) { Epochs = 30, BatchSize = 8, Progress = ProgressMode.None }.Fit(model, data, data);
        EpochRecord first = run.History[0], last = run.History[^1];
        last.Metrics.Select(m => m.Name).ShouldBe(["kind loss", "size loss", "kind accuracy", "size mae"]);
        last.TrainingTerms.Select(m => m.Name).ShouldBe(["kind loss", "size loss"]);
        for (int term = 0; term < 2; term++)
            last.Metrics[term].Value.ShouldBeLessThan(first.Metrics[term].Value);
        string path = Path.GetTempFileName();
        run.WriteReport(path);
        string page = File.ReadAllText(path);
        File.Delete(path);
        foreach (string title in new[] { "Kind loss", "Size loss", "Validation kind accuracy", "Validation size mae", "training kind loss" })
            page.ShouldContain(title);
        run.Final!.ToString().ShouldContain("kind loss");
    }

    [Theory]
    [InlineData("size loss")]
    [InlineData("kind accuracy")]
    [InlineData("size mae")]
    public void Early_stopping_watches_any_of_them(string figure)
    {
        using var model = new TwoHeads(1);
        ArrayDataSet data = LossModel.Data(TwoHeads.Info, Count);
        TrainingRun run = new Trainer(new Sgd(1e-12f))
        {
            Epochs = 9,
            EarlyStopping = new EarlyStopping(2, figure) { MinimumChange = 1e-3 },
            Progress = ProgressMode.None,
        }.Fit(model, data, data);
        (run.Reason, run.History.Count).ShouldBe((StopReason.EarlyStopping, 3));
    }

    [Fact]
    public void A_term_of_the_training_can_be_watched_without_validation_data()
    {
        using var model = new TwoHeads(1);
        TrainingRun run = new Trainer(new Sgd(1e-12f))
        {
            Epochs = 9,
            EarlyStopping = new EarlyStopping(1, "kind loss") { MinimumChange = 1e-3 },
            Progress = ProgressMode.None,
        }.Fit(model, LossModel.Data(TwoHeads.Info, Count));
        (run.Reason, run.History.Count).ShouldBe((StopReason.EarlyStopping, 2));
        run.ToString().ShouldStartWith("stopped early after epoch 2: kind loss has not improved for 1 epoch; the model has the parameters of epoch 1: loss ");
    }

    [Fact]
    public void A_run_says_how_it_went_in_a_line()
    {
        using var model = new TwoHeads(1);
        ArrayDataSet data = LossModel.Data(TwoHeads.Info, Count);
        TrainingRun run = model.Fit(data, data, epochs: 2);
        string text = run.ToString();
        text.ShouldStartWith("completed 2 epochs, 2 steps, in ");
        text.ShouldEndWith($"  validation {run.Final}");
    }

    [Fact]
    public void Validation_runs_the_network_once_a_batch()
    {
        using var model = new TwoHeads(1);
        var calls = new Counting(model);
        calls.Evaluate(LossModel.Data(TwoHeads.Info, Count), 8);
        (calls.Losses, calls.Predictions).ShouldBe((4, 0));
    }

    [Fact]
    public void Sequences_of_named_length_train_from_columns()
    {
        using var model = new Sequence(1);
        int[] ids = [.. Enumerable.Range(0, 12 * 7).Select(i => i % 4)], next = [.. ids.Select(id => (id + 1) % 4)];
        var data = new ArrayDataSet(new IntegerColumn("ids", ids, 7), new IntegerColumn("next", next, 7, isTarget: true));
        TrainingRun run = new Trainer(new AdamW(0.1f)) { Epochs = 30, BatchSize = 5, Progress = ProgressMode.None }.Fit(model, data, data);
        run.Final!.Accuracy.ShouldBe(1);
        run.Final.Confusion!.Count.ShouldBe(12 * 7);
        model.PredictClasses(data).ShouldBe(next);
        model.Evaluate(data, 1).Loss.ShouldBe(model.Evaluate(data, 12).Loss, 1e-6);
    }

    [Fact]
    public void A_length_that_does_not_fit_is_refused_before_anything_runs()
    {
        using var model = new PlainClasses(1);
        ArrayDataSet data = new(new FloatColumn("x", new float[24], 6), new IntegerColumn("t", new int[4], 1, isTarget: true));
        foreach (Action use in new Action[] { () => model.Evaluate(data), () => model.Fit(data), () => model.Predict(data) })
        {
            Should.Throw<ArgumentException>(use).Message
                .ShouldContain("'input' [batch, 3] takes 3 an example, but 'x' has 6: give columns of 3, or declare sizes that make 6.");
        }
    }

    [Fact]
    public void A_model_of_a_fixed_batch_is_evaluated_in_such_batches()
    {
        using var model = new FourAtATime(1);
        Evaluation evaluation = model.Evaluate(LossModel.Data(FourAtATime.Info, 12));
        evaluation.Count.ShouldBe(12);
        double.IsFinite(evaluation.Loss).ShouldBeTrue();
        model.Fit(LossModel.Data(FourAtATime.Info, 12)).Steps.ShouldBe(3);
        Should.Throw<ArgumentException>(() => model.Evaluate(LossModel.Data(FourAtATime.Info, 10))).Message
            .ShouldContain("takes exactly 4 at a time");
    }

    [Fact]
    public void Evaluating_allocates_nothing_from_batch_to_batch()
    {
        foreach (LossModel described in LossModel.All)
        {
            using ITrainable model = described.Create();
            var meter = new AllocationMeter();
            ArrayDataSet data = LossModel.Data(model.Description, 60);
            for (int run = 0; run < 5; run++)
                model.Evaluate(data, 6, [meter, new OutputMetric(model.Description.Outputs[0].Name, new Quiet())]);
            meter.Value.ShouldBe(0, described.Name);
        }
    }

    /// <summary>
    /// Bytes allocated between the third update of an evaluation and the last, in the quietest of several evaluations: what
    /// allocates does so in each.
    /// </summary>
    private sealed class AllocationMeter : IMetric
    {
        private readonly List<long> _runs = [];
        private long _start;
        private int _updates;

        public string Name => "bytes";

        public double Value => _runs.Min();

        public bool HigherIsBetter => false;

        public void Reset()
        {
            _updates = 0;
            _runs.Add(0);
        }

        public void Update(ReadOnlySpan<float> output, Batch batch, int target)
        {
            if (++_updates == 3)
                _start = GC.GetAllocatedBytesForCurrentThread();
            else if (_updates > 3)
                _runs[^1] = GC.GetAllocatedBytesForCurrentThread() - _start;
        }
    }

    private sealed class Quiet : IMetric
    {
        public string Name => "nothing";

        public double Value => 0;

        public bool HigherIsBetter => false;

        public void Reset()
        {
        }

        public void Update(ReadOnlySpan<float> output, Batch batch, int target)
        {
        }
    }

    /// <summary>Counts the runs of a model.</summary>
    private sealed class Counting(ITrainable model) : ITrainable
    {
        public int Losses { get; private set; }

        public int Predictions { get; private set; }

        public ModelInfo Description => model.Description;

        public ParameterSet Parameters => model.Parameters;

        public ParameterSet Gradients => model.Gradients;

        public ParameterSet State => model.State;

        public Random.RandomState Randomness { get => model.Randomness; set => model.Randomness = value; }

        public float Backpropagate(Batch batch, Span<LossSum> terms) => model.Backpropagate(batch, terms);

        public float ComputeLoss(Batch batch, Batch? outputs, Span<LossSum> terms)
        {
            Losses++;
            return model.ComputeLoss(batch, outputs, terms);
        }

        public void ReserveOutputs(Batch batch, Batch outputs) => model.ReserveOutputs(batch, outputs);

        public void Predict(Batch batch, Batch outputs)
        {
            Predictions++;
            model.Predict(batch, outputs);
        }

        public void Dispose()
        {
        }
    }
}
