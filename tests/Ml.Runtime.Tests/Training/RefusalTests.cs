using Ml.Contracts;
using Ml.Data;
using Ml.Optimizers;
using Ml.Random;
using Ml.Training;

namespace Ml.Runtime.Tests.Training;

/// <summary>Steps that are not taken are noted and counted, and the run goes on; figures that are no numbers say so.</summary>
public sealed class RefusalTests : IDisposable
{
    static readonly ArrayDataSet Line = DataSet.From([0f, 1, 2, 3, 4, 5, 6], [0f, 1, 2, 3, 4, 5, 6], 7);

    readonly string _folder = Directory.CreateTempSubdirectory("refusal").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_refused_step_changes_nothing_and_is_counted()
    {
        var steps = new List<StepInfo>();
        using var model = Model(2, 5, 6);
        var run = Trainer(onStep: steps.Add).Fit(model, Line);
        (run.Reason, run.Steps, run.RefusedSteps).ShouldBe((StopReason.Completed, 9, 3));
        model.Parameters.ReadOnlyValues[0].ShouldBe(6);
        model.State.ReadOnlyValues[0].ShouldBe(6, "the running statistics of a refused step are undone");
        model.Randomness.Step.ShouldBe(9UL);
        run.History.Select(epoch => epoch.RefusedSteps).ShouldBe([1, 2, 0]);
        steps.Select(step => step.Refused is not null).ShouldBe([false, true, false, false, true, true, false, false, false]);
        run.LastRefused.ShouldBe(new RefusedStep(RefusalCause.Gradient, model.Parameters.Infos[0], 0, float.NaN));
        run.Notes.ShouldBe(
        [
            "step 2 is not taken: the gradient of layer.p [1] (layer layer) is NaN at element 0",
            "step 5 is not taken: the gradient of layer.p [1] (layer layer) is NaN at element 0",
        ]);
        RunReport.Render(run).ShouldContain("step 5 is not taken");
    }

    [Fact]
    public void Too_many_in_a_row_end_the_run()
    {
        using var model = Model(4, 5, 6);
        var run = Trainer(limit: 3).Fit(model, Line);
        (run.Reason, run.Steps, run.RefusedSteps).ShouldBe((StopReason.Diverged, 6, 3));
        model.Parameters.ReadOnlyValues[0].ShouldBe(3);
        run.Ending().ShouldBe("stopped in epoch 2: 3 steps in a row were not taken, the last one because the gradient of layer.p [1] "
            + "(layer layer) is NaN at element 0; try a lower learning rate, a warm-up, or the optimiser's ClipNorm");
        Should.Throw<ArgumentOutOfRangeException>(() => Trainer(limit: 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Resumed_in_between_it_is_the_same_run(int stopAfter)
    {
        using var whole = Model(1, 4, 5);
        var expected = Trainer(limit: 3).Fit(whole, Line);
        var path = Path.Combine(_folder, "run");
        using var cancel = new CancellationTokenSource();
        using var model = Model(1, 4, 5);
        Trainer(limit: 3, path: path, onStep: step =>
        {
            if (step.Step == stopAfter)
                cancel.Cancel();
        }).Fit(model, Line, cancellation: cancel.Token).Reason.ShouldBe(StopReason.Cancelled);
        using var second = Model(1, 4, 5);
        var run = Trainer(limit: 3, path: path).Fit(second, Line);
        second.Parameters.ReadOnlyValues[0].ShouldBe(whole.Parameters.ReadOnlyValues[0]);
        (run.Steps, run.RefusedSteps, run.Reason).ShouldBe((expected.Steps, expected.RefusedSteps, expected.Reason));
        run.History.Select(epoch => epoch.RefusedSteps).ShouldBe(expected.History.Select(epoch => epoch.RefusedSteps));
        run.Notes.ShouldBe(expected.Notes);
    }

    [Fact]
    public void A_running_statistic_that_is_not_finite_refuses_the_step()
    {
        using var model = Model();
        var run = Trainer(onStep: step =>
        {
            if (step.Step == 3)
                model.State.Values[0] = float.PositiveInfinity;
        }, limit: 2).Fit(model, Line);
        run.Reason.ShouldBe(StopReason.Diverged);
        run.LastRefused!.ToString().ShouldBe("the running statistic layer.seen [1] (layer layer) is Infinity at element 0");
        model.Parameters.ReadOnlyValues[0].ShouldBe(3);
    }

    [Theory]
    [InlineData("NNNNNNNNNN", 2, 3, 0)] // NaN from the first epoch on: nothing ever improves
    [InlineData("INNNNNNNNN", 2, 3, 0)]
    [InlineData("54NNNNNNNN", 2, 4, 2)] // NaN later
    [InlineData("N543333333", 2, 6, 4)] // NaN first
    [InlineData("5N4N3N2N19", 2, 0, 9)] // in between
    public void A_figure_that_is_no_number_is_no_improvement(string losses, int patience, int stops, int best)
    {
        // Digit i is the validation loss after epoch i + 1.
        using var model = new ScriptedModel(ElementKind.Float32, call => call < 1 ? 9 : losses[call - 1] switch
        {
            'N' => float.NaN,
            'I' => float.PositiveInfinity,
            var digit => digit - '0',
        });
        var finite = new FiniteTraining(model);
        var run = new Trainer(new Sgd(1))
        {
            Epochs = losses.Length,
            BatchSize = 7,
            EarlyStopping = new EarlyStopping(patience),
            Progress = ProgressMode.None,
        }.Fit(finite, Line, Line);
        run.Reason.ShouldBe(stops > 0 ? StopReason.EarlyStopping : StopReason.Completed);
        run.History.Count.ShouldBe(stops > 0 ? stops : losses.Length);
        (run.RestoredEpoch ?? 0).ShouldBe(best);
        run.Notes.Count(note => note.StartsWith("early stopping watches 'loss', which is ", StringComparison.Ordinal))
            .ShouldBe(losses[..run.History.Count].Count(loss => loss is 'N' or 'I'));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Watching_a_figure_that_does_not_exist_is_said_before_the_first_step(bool validates)
    {
        using var model = Model();
        var trainer = new Trainer(new Sgd(1)) { EarlyStopping = new EarlyStopping(1, "f1"), Progress = ProgressMode.None };
        Should.Throw<InvalidOperationException>(() => trainer.Fit(model, Line, validates ? Line : null)).Message
            .ShouldBe($"Early stopping watches 'f1', but an epoch has only: loss{(validates ? ", mae" : "")}");
        model.Parameters.ReadOnlyValues[0].ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => new EarlyStopping(0));
    }

    [Fact]
    public void Every_fit_is_a_run_of_its_own()
    {
        var trainer = Samples.Trainer();
        using (var first = Samples.Model())
            trainer.Fit(first, Samples.Data).Notes.ShouldBeEmpty();
        using var second = Samples.Model();
        var run = trainer.Fit(second, Samples.Data);
        second.Parameters.ReadOnlyValues.SequenceEqual(Samples.Undisturbed.Parameters).ShouldBeTrue();
        run.Notes.ShouldBe([$"the optimiser starts anew: it held the state of {Samples.Steps} steps of another run"]);
    }

    [Fact]
    public void Two_runs_at_once_need_two_optimisers()
    {
        var optimizer = new Sgd(1);
        using var outer = Model();
        using var inner = Model();
        InvalidOperationException? told = null;
        Trainer(optimizer: optimizer, onStep: step =>
        {
            if (step.Step == 2)
                told = Should.Throw<InvalidOperationException>(() => Trainer(optimizer: optimizer).Fit(inner, Line));
        }).Fit(outer, Line).Steps.ShouldBe(9);
        told!.Message.ShouldContain("in use by another run");
        Trainer(onStep: step =>
        {
            if (step.Step == 2)
                told = Should.Throw<InvalidOperationException>(() => Trainer().Fit(outer, Line));
        }).Fit(outer, Line).Steps.ShouldBe(9);
        told!.Message.ShouldContain("is being trained by another run");
        outer.Parameters.ReadOnlyValues[0].ShouldBe(18);
        outer.Parameters.Values[0] = 9;
        inner.Parameters.ReadOnlyValues[0].ShouldBe(0);
        outer.Parameters.ReadOnlyValues[0].ShouldBe(9);
        Trainer(optimizer: optimizer).Fit(inner, Line).Steps.ShouldBe(9);
    }

    static ScriptedModel Model(params int[] refused) => new(ElementKind.Float32, _ => 1)
    {
        Gradient = batch => refused.Contains(batch) ? float.NaN : -1,
    };

    static Trainer Trainer(
        int limit = 5, string? path = null, Action<StepInfo>? onStep = null, Optimizer? optimizer = null) => new(optimizer ?? new Sgd(1))
        {
            Epochs = 3,
            BatchSize = 3,
            RefusalLimit = limit,
            CheckpointPath = path,
            Resume = true,
            OnStep = onStep,
            Progress = ProgressMode.None,
        };

    /// <summary>Trains with the loss 1, so that only the validation is what the script says.</summary>
    sealed class FiniteTraining(ScriptedModel model) : ITrainable
    {
        public ModelInfo Description => model.Description;

        public ParameterSet Parameters => model.Parameters;

        public ParameterSet State => model.State;

        public ParameterSet Gradients => model.Gradients;

        public RandomState Randomness { get => model.Randomness; set => model.Randomness = value; }

        public float Backpropagate(Batch batch, Span<LossSum> terms)
        {
            model.Backpropagate(batch, terms);
            if (!terms.IsEmpty)
                terms[0] = LossSum.OfMean(1, batch.Count);
            return 1;
        }

        public float ComputeLoss(Batch batch, Batch? outputs, Span<LossSum> terms) => model.ComputeLoss(batch, outputs, terms);

        public void ReserveOutputs(Batch batch, Batch outputs) => model.ReserveOutputs(batch, outputs);

        public void Predict(Batch batch, Batch outputs) => model.Predict(batch, outputs);

        public void Dispose() => model.Dispose();
    }
}
