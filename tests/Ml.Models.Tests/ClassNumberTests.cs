using Ml.Models.Tests.Models;
using Ml.Models.Tests.Support;

namespace Ml.Models.Tests;

/// <summary>Class numbers: those that name no class are refused, those to be ignored count for nothing.</summary>
public sealed class ClassNumberTests
{
    private const int Pixels = 2 * 11 * 13, Classes = 7;

    [Theory]
    [InlineData(Classes)]
    [InlineData(99)]
    [InlineData(-7)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_number_that_names_no_class_is_refused_before_anything_changes(int wrong)
    {
        using var model = new ConvNet(1);
        int[] label = [0, Classes - 1, wrong, 3];
        string expected = $"'label' holds {wrong} at position 2, but class numbers are 0 to 6, or -1 for those that do not count.";
        Should.Throw<ArgumentOutOfRangeException>(() => model.ComputeLoss(new float[4 * Pixels], label)).Message.ShouldStartWith(expected);
        Should.Throw<ArgumentOutOfRangeException>(() => model.Backpropagate(new float[4 * Pixels], label)).Message.ShouldStartWith(expected);
        model.Gradients.ReadOnlyValues.ToArray().ShouldAllBe(g => g == 0);
        model.Randomness.Step.ShouldBe(0UL);
    }

    [Fact]
    public void Training_and_evaluating_say_which_example_holds_it()
    {
        using var model = new ConvNet(1);
        float[] images = new float[40 * Pixels];
        int[] label = [.. Enumerable.Range(0, 40).Select(i => i == 23 ? Classes : i % Classes)];
        var data = new ArrayDataSet(new FloatColumn("image", images, Pixels), new IntegerColumn("label", label, 1, isTarget: true));
        var trainer = new Trainer(new AdamW(0.01f)) { BatchSize = 8, Epochs = 1, Progress = ProgressMode.None };
        string end = "or -1 for those that do not count. It is in example 23 of the data set.";
        Should.Throw<ClassNumberException>(() => trainer.Fit(model, data)).Message.ShouldContain(end);
        ClassNumberException evaluated = Should.Throw<ClassNumberException>(() => model.Evaluate(data, 8));
        evaluated.Message.ShouldContain(end);
        (evaluated.ParamName, evaluated.Position).ShouldBe(("label", 7));
    }

    [Fact]
    public void Ignored_examples_count_neither_in_the_loss_nor_in_its_mean()
    {
        using var model = new ConvNet(1);
        float[] images = TestModel.Fill(model, 5).Floats(0).ToArray();
        float[] counted = [.. images.AsSpan(0, Pixels), .. images.AsSpan(3 * Pixels, Pixels)];
        float loss = model.ComputeLoss(counted, [2, 6]);
        model.Backpropagate(counted, [2, 6]).ShouldBe(loss, 1e-6f);
        float[] gradients = model.Gradients.ReadOnlyValues.ToArray();

        int[] label = [2, -1, -1, 6, -1];
        model.ComputeLoss(images, label).ShouldBe(loss, 1e-6f);
        model.Backpropagate(images, label).ShouldBe(loss, 1e-6f);
        model.Gradients.ReadOnlyValues.ToArray().ShouldBe(gradients, 1e-6);
    }
}
