using Ml.Data;
using Ml.Models.Tests.Models;
using Ml.Models.Tests.Support;
using Ml.Testing;
using Ml.Training;

namespace Ml.Models.Tests;

/// <summary>Predictions of whole data sets, classes and probabilities, on the model itself.</summary>
public sealed class PredictionTests
{
    private const int Count = 10;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    public void Every_example_has_its_part_of_every_output(int batchSize)
    {
        using var model = new TwoHeads(1);
        ArrayDataSet data = LossModel.Data(TwoHeads.Info, Count);
        Batch batch = data.NewBatch();
        data.Read([.. Enumerable.Range(0, Count)], batch);
        float[] kind = new float[4 * Count], size = new float[Count];
        model.Predict(batch.Floats(0), kind, size);

        Predictions predicted = model.Predict(data, batchSize);
        predicted.Count.ShouldBe(Count);
        predicted.Outputs.Select(o => o.Name).ShouldBe(["kind", "size"]);
        predicted.ToString().ShouldBe("10 predictions of kind [batch, 4], size [batch, 1]");
        predicted.ToArray().ShouldBe(kind, 1e-6);
        predicted.ToArray("size").ShouldBe(size, 1e-6);
        for (int example = 0; example < Count; example++)
        {
            predicted[example].ToArray().ShouldBe(kind[(4 * example)..(4 * (example + 1))], 1e-6);
            predicted["size", example].ToArray().ShouldBe(size[example..(example + 1)], 1e-6);
        }

        Should.Throw<ArgumentOutOfRangeException>(() => predicted[Count].Length);
        Should.Throw<KeyNotFoundException>(() => predicted["sort", 0].Length).Message.ShouldContain("There are: kind, size");
    }

    [Fact]
    public void Outputs_of_whole_numbers_and_models_without_a_loss_are_predicted()
    {
        using var model = new Ranked(1);
        ArrayDataSet data = LossModel.Data(Ranked.Info, Count);
        Predictions predicted = model.Predict(data, 3);
        for (int example = 0; example < Count; example++)
        {
            ReadOnlySpan<float> scores = predicted[example];
            int best = scores.IndexOf(scores.ToArray().Max());
            predicted.Integers("best", example).ToArray().ShouldBe([best]);
        }

        Should.Throw<InvalidOperationException>(() => model.PredictClasses(data)).Message
            .ShouldBe("The loss of Ranked reads no output as classes.");
    }

    [Fact]
    public void An_output_without_a_part_for_each_example_is_refused()
    {
        using var model = new Centre(1);
        Should.Throw<ShapeException>(() => model.Predict(LossModel.Data(Centre.Info, Count))).Message
            .ShouldBe("'output' [2] has no part for each example: call the model's own Predict.");
    }

    [Fact]
    public void Probabilities_are_of_the_loss_s_kind()
    {
        using var logits = new PixelClasses(1);
        ArrayDataSet pixels = LossModel.Data(PixelClasses.Info, Count);
        float[] scores = logits.Predict(pixels).ToArray(), chances = logits.PredictProbabilities(pixels, batchSize: 3).ToArray();
        int[] classes = logits.PredictClasses(pixels, batchSize: 4);
        for (int position = 0; position < classes.Length; position++)
        {
            int first = (position / 6 * 24) + (position % 6);
            double sum = Enumerable.Range(0, 4).Sum(c => Math.Exp(scores[first + (6 * c)]));
            for (int c = 0; c < 4; c++)
                chances[first + (6 * c)].ShouldBe((float)(Math.Exp(scores[first + (6 * c)]) / sum), 1e-6f);
            Enumerable.Range(0, 4).MaxBy(c => scores[first + (6 * c)]).ShouldBe(classes[position]);
        }

        using var logarithms = new WordClasses(1);
        ArrayDataSet words = LossModel.Data(WordClasses.Info, Count);
        logarithms.PredictProbabilities(words).ToArray().ShouldBe(
            [.. logarithms.Predict(words).ToArray().Select(MathF.Exp)], 1e-6);
    }

    [Fact]
    public void Scores_at_hand_become_classes_and_probabilities_without_allocating()
    {
        using var model = new PixelClasses(1);
        ArrayDataSet data = LossModel.Data(PixelClasses.Info, Count);
        float[] scores = model.Predict(data).ToArray(), probabilities = [.. scores];
        var classes = new int[6 * Count];
        model.ToClasses(scores, classes);
        model.ToProbabilities(probabilities);
        classes.ShouldBe(model.PredictClasses(data));
        probabilities.ShouldBe(model.PredictProbabilities(data).ToArray());
        Allocations.Of(() =>
        {
            model.ToClasses(scores, classes);
            model.ToProbabilities(probabilities);
        }).ShouldBe(0);
        Should.Throw<ShapeException>(() => model.ToClasses(scores, new int[7]));
    }

    [Fact]
    public void An_output_is_chosen_by_name()
    {
        using var model = new TwoHeads(1);
        ArrayDataSet data = LossModel.Data(TwoHeads.Info, Count);
        model.PredictClasses(data, "kind").ShouldBe(model.PredictClasses(data));
        Should.Throw<InvalidOperationException>(() => model.PredictClasses(data, "size")).Message
            .ShouldBe("The loss of TwoHeads reads no output 'size' as classes; it reads 'kind'.");
    }
}
