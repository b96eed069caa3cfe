using Ml.Contracts;
using Ml.Metrics;
using Ml.Testing;

namespace Ml.Runtime.Tests.Metrics;

public class MetricTests
{
    const float NaN = float.NaN;

    [Fact]
    public void A_mean_weighs_its_values()
    {
        var mean = new Mean();
        mean.Value.ShouldBe(double.NaN);
        mean.Add(1, 3);
        mean.Add(5, 1);
        mean.Value.ShouldBe(2);
        mean.Reset();
        mean.Weight.ShouldBe(0);
    }

    [Fact]
    public void Accuracy_counts_rows_and_passes_over_negative_classes()
    {
        var accuracy = new Accuracy();
        accuracy.Update([1, 2, 3, /**/ 9, 0, 0, /**/ 0, 1, 0, /**/ 0, 0, 1], [2, 1, -100, 2]);
        (accuracy.Correct, accuracy.Count).ShouldBe((2, 3));
        accuracy.Value.ShouldBe(2 / 3.0);
    }

    [Fact]
    public void Ties_go_to_the_first_class()
    {
        var accuracy = new Accuracy();
        const float Lowest = float.NegativeInfinity;
        accuracy.Update([1, 1, /**/ Lowest, Lowest, /**/ 0, float.PositiveInfinity], [0, 0, 1]);
        (accuracy.Correct, accuracy.Count).ShouldBe((3, 3));
    }

    [Fact]
    public void A_row_with_a_NaN_score_is_counted_and_never_right()
    {
        float[][] rows = [[NaN, NaN, NaN], [NaN, 1, 9], [9, 1, NaN], [1, NaN, 9]];
        foreach (float[] row in rows)
        {
            for (int label = 0; label < row.Length; label++)
            {
                var accuracy = new Accuracy();
                accuracy.Update(row, [label]);
                (accuracy.Correct, accuracy.Count).ShouldBe((0, 1));

                var matrix = new ConfusionMatrix(row.Length);
                matrix.Update(row, [label]);
                (matrix.Correct, matrix.Count).ShouldBe((0, 1));
                Enumerable.Range(0, row.Length).Sum(predicted => matrix[label, predicted]).ShouldBe(0);
            }
        }

        foreach (float target in (float[])[0, 1])
        {
            var binary = new BinaryAccuracy();
            binary.Update([NaN], [target]);
            (binary.Correct, binary.Count).ShouldBe((0, 1));
        }

        var error = new MeanAbsoluteError();
        error.Update([NaN, 1], [0, 1]);
        error.Value.ShouldBe(double.NaN);
    }

    [Fact]
    public void Binary_accuracy_splits_at_zero()
    {
        var accuracy = new BinaryAccuracy();
        accuracy.Update([2f, -1, 0, NaN], [1f, 0, 1, 0]);
        accuracy.Update([-3f, 3], [1, 1]);
        (accuracy.Correct, accuracy.Count).ShouldBe((3, 6));
    }

    [Fact]
    public void Absolute_error_is_averaged_over_elements()
    {
        var error = new MeanAbsoluteError();
        error.Update([1, 2, 3], [2, 2, 1]);
        error.Update([0], [3]);
        error.Value.ShouldBe(1.5);
    }

    [Fact]
    public void The_confusion_matrix_gives_precision_and_recall()
    {
        var matrix = new ConfusionMatrix(3, ["cat", "dog", "cow"]);
        foreach (var (actual, predicted) in ((int, int)[])[(0, 0), (0, 0), (0, 1), (1, 1), (2, 1), (2, -1)])
            matrix.Add(actual, predicted);
        matrix.Value.ShouldBe(0.5);
        matrix.Recall(0).ShouldBe(2 / 3.0);
        matrix.Precision(1).ShouldBe(1 / 3.0);
        matrix.Precision(2).ShouldBe(double.NaN);
        matrix.ToString().ShouldBe(
            """
            actual \ predicted     cat    dog  cow  recall
            cat                      2      1    .   66.7%
            dog                      .      1    .  100.0%
            cow                      .      1    .    0.0%
            precision           100.0%  33.3%    -   50.0%

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_class_outside_the_matrix_is_refused_and_named()
    {
        var matrix = new ConfusionMatrix(3);
        var actual = Should.Throw<ArgumentException>(() => matrix.Update([0, 0, 1], [3]));
        actual.ParamName.ShouldBe("actual");
        actual.Message.ShouldContain("actual class is 3 in a matrix of 3 classes, 0 to 2");
        Should.Throw<ArgumentException>(() => matrix.Add(1, 4)).ParamName.ShouldBe("predicted");
    }

    [Fact]
    public void Updates_allocate_nothing()
    {
        var batch = new Batch(ElementKind.Float32, ElementKind.Int32, ElementKind.Float32);
        batch.Reset(2);
        batch.FillIntegers(1, 2).Clear();
        batch.FillFloats(2, 6).Clear();
        (IMetric Metric, int Slot)[] metrics =
            [(new Accuracy(), 1), (new ConfusionMatrix(3), 1), (new MeanAbsoluteError(), 2), (new BinaryAccuracy(), 2)];
        var output = new float[6];
        foreach (var (metric, slot) in metrics)
        {
            metric.Update(output, batch, slot);
            Allocations.Of(() =>
            {
                metric.Update(output, batch, slot);
                metric.Reset();
            }).ShouldBe(0, metric.Name);
        }
    }
}
