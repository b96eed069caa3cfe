using Ml.Data;
using Ml.Metrics;
using Ml.Models.Tests.Models;
using Ml.Models.Tests.Support;
using Ml.Training;

namespace Ml.Models.Tests;

/// <summary>Metrics look where the loss looks: along its class axis, without what it ignores.</summary>
public sealed class MetricTests
{
    private const int Count = 10;

    public static TheoryData<string> Classifiers => [.. new[]
    {
        nameof(PlainClasses), nameof(ClassesWithoutTheFirst), nameof(ClassesWithoutAVoid), nameof(SummedClasses),
        nameof(WeightedClasses), nameof(PixelClasses), nameof(WordClasses),
    }];

    [Theory]
    [MemberData(nameof(Classifiers))]
    public void Accuracy_counts_what_the_loss_counts_along_the_loss_s_axis(string name)
    {
        using ITrainable model = LossModel.Named(name).Create();
        LossTerm term = model.Description.LossTerms.Single();
        ArrayDataSet data = LossModel.Data(model.Description, Count, i => i is 1 or 2 or 3 or 6 or 25);
        Batch batch = data.NewBatch(), outputs = Batch.ForOutputs(model.Description);
        data.Read([.. Enumerable.Range(0, Count)], batch);
        model.Predict(batch, outputs);

        int[] sizes = TestModel.Shape(model.Description.Outputs[0], Count);
        int classes = sizes[term.ClassAxis], inner = sizes[(term.ClassAxis + 1)..].Aggregate(1, (a, b) => a * b);
        int right = 0, counted = 0;
        ReadOnlySpan<int> targets = batch.Integers(1);
        for (int position = 0; position < targets.Length; position++)
        {
            if (targets[position] == (term.Ignored ?? -1))
                continue;
            counted++;
            int best = 0, first = (position / inner * classes * inner) + (position % inner);
            for (int c = 1; c < classes; c++)
            {
                if (outputs.Floats(0)[first + (c * inner)] > outputs.Floats(0)[first + (best * inner)])
                    best = c;
            }

            right += best == targets[position] ? 1 : 0;
        }

        Evaluation evaluation = model.Evaluate(data, 3);
        evaluation.Confusion!.Count.ShouldBe(counted);
        evaluation.Accuracy.ShouldBe((double)right / counted);
        model.Evaluate(data, 4, [new Accuracy()]).Accuracy.ShouldBe((double)right / counted);
    }

    [Fact]
    public void Pixels_are_right_where_their_own_scores_say_so()
    {
        // By hand: the logits are 0, x - 0.5, 2x - 2 and never; x = 0, 1, 2 give classes 0, 1 and 2.
        using var model = new PixelClasses();
        new float[] { 0, 1, 2, 0 }.CopyTo(model.Parameters[0].Values);
        new float[] { 0, -0.5f, -2, -9 }.CopyTo(model.Parameters[1].Values);
        float[] x = [.. Enumerable.Range(0, 12).Select(i => (float)(i % 3))];
        int[] classes = [.. Enumerable.Range(0, 12).Select(i => i % 3)];
        var data = new ArrayDataSet(new FloatColumn("x", x, 6), new IntegerColumn("label", classes, 6, isTarget: true));
        model.Evaluate(data).Accuracy.ShouldBe(1);
        model.PredictClasses(data).ShouldBe(classes);
    }

    [Fact]
    public void Probabilities_part_at_one_half_and_logits_at_zero()
    {
        using var chances = new Chances(3);
        using var odds = new Odds(3);
        float[] x = [.. Enumerable.Range(0, 60).Select(i => 3 * TestModel.Number(1, i))];
        float[] answers = new float[20];
        odds.Predict(x, answers);
        answers = [.. answers.Select((score, i) => (score > 0) == (i % 5 != 0) ? 1f : 0f)];
        ArrayDataSet data = DataSet.From(x, answers, 20);
        odds.Evaluate(data).Accuracy.ShouldBe(0.8);
        chances.Evaluate(data).Accuracy.ShouldBe(0.8);
        chances.PredictClasses(data).ShouldBe(odds.PredictClasses(data));
        chances.PredictProbabilities(data).ToArray().ShouldBe(odds.PredictProbabilities(data).ToArray(), 1e-6);
    }

    [Fact]
    public void Shares_of_classes_have_an_accuracy_too()
    {
        using var model = new OpenPixels(2);
        float[] x = [.. Enumerable.Range(0, 5 * 6).Select(i => 4 * TestModel.Number(1, i))];
        var inputs = new FloatColumn("x", x, 6) { Shape = [1, 2, 3] };
        int[] classes = model.PredictClasses(new ArrayDataSet(inputs));
        var share = new float[5 * 4 * 6];
        for (int position = 0; position < classes.Length; position++)
            share[(position / 6 * 24) + (classes[position] * 6) + (position % 6)] = 0.9f;
        var data = new ArrayDataSet(inputs, new FloatColumn("share", share, 24, isTarget: true));
        model.Evaluate(data, 2).Accuracy.ShouldBe(1);
        model.Evaluate(data, 2).Loss.ShouldBe(model.Evaluate(data, 5).Loss, 1e-6);
    }

    [Fact]
    public void A_metric_of_the_user_s_own_sees_the_output_that_it_names()
    {
        using var model = new TwoHeads(1);
        ArrayDataSet data = LossModel.Data(TwoHeads.Info, Count);
        Evaluation chosen = model.Evaluate(data, 4), own = model.Evaluate(
            data, 4, [new OutputMetric("size", new MeanAbsoluteError()), new Accuracy()]);
        own["size mae"].ShouldBe(chosen["size mae"]);
        own["accuracy"].ShouldBe(chosen["kind accuracy"]);
        Should.Throw<ArgumentException>(() => model.Evaluate(data, 4, [new OutputMetric("sort", new Accuracy())])).Message
            .ShouldContain("TwoHeads has no output 'sort'. There are: kind, size");
    }
}
