using Ml.Models.Tests.Models;
using Ml.Models.Tests.Support;

namespace Ml.Models.Tests;

/// <summary>Gradients of emitted code against differences of its own loss, and what Backpropagate does beside them.</summary>
public sealed class GradientTests
{
    /// <summary>
    /// Models whose loss is the same number in both modes, so that ComputeLoss measures what Backpropagate differentiates.
    /// (RowNet is not one: its penalties belong to the training loss alone; the oracle checks its gradients.)
    /// </summary>
    public static TheoryData<string> SameInBothModes => [nameof(ConvNet), nameof(Tower), nameof(TwoWays)];

    [Theory]
    [MemberData(nameof(SameInBothModes))]
    public void Gradients_are_slopes_of_the_loss(string name)
    {
        using ITrainable model = TestModel.Named(name).Create(5);
        Batch batch = TestModel.Fill(model, 6);
        model.Backpropagate(batch);
        float[] start = model.Parameters.ReadOnlyValues.ToArray(), gradient = model.Gradients.ReadOnlyValues.ToArray();
        for (int direction = 0; direction < 5; direction++)
        {
            // Along the gradient first (the largest slope), then along random directions of the same length.
            double length = Math.Sqrt(gradient.Sum(g => (double)g * g));
            double[] way = [.. gradient.Select((g, i) => direction == 0 ? g / length : TestModel.Number(direction, i))];
            double size = Math.Sqrt(way.Sum(w => w * w)), expected = way.Select((w, i) => w / size * gradient[i]).Sum();
            const double Step = 1e-2;
            double slope = (LossAt(Step) - LossAt(-Step)) / (2 * Step);
            slope.ShouldBe(expected, 5e-3 * Math.Max(length, Math.Abs(expected)), $"direction {direction}");

            double LossAt(double distance)
            {
                Span<float> values = model.Parameters.Values;
                for (int i = 0; i < start.Length; i++)
                    values[i] = (float)(start[i] + (distance * way[i] / size));
                return model.ComputeLoss(batch);
            }
        }
    }

    [Fact]
    public void An_input_marked_for_it_gets_its_gradient()
    {
        using var model = new TwoWays(4);
        Batch batch = TestModel.Fill(model, 7);
        var gradient = new float[7 * 8];
        float loss = model.Backpropagate(batch.Floats(0), batch.Floats(1), batch.Floats(2), gradient);

        OracleStep step = new ModelOracle(nameof(TwoWays)).Backpropagate(model, batch);
        loss.ShouldBe((float)step.Loss, 1e-5f);
        Close.To(gradient, step.InputGradients.ShouldHaveSingleItem(), "gradient of left", 2 * Close.Tolerance);
    }

    [Fact]
    public void Gradients_are_overwritten_and_not_added()
    {
        using ITrainable model = TestModel.Named(nameof(RowNet)).Create(5);
        Batch batch = TestModel.Fill(model, 6);
        model.Backpropagate(batch);
        float[] once = model.Gradients.ReadOnlyValues.ToArray();
        model.Backpropagate(batch);
        model.Gradients.ReadOnlyValues.ToArray().ShouldBe(once);
    }

    [Fact]
    public void Dropped_elements_follow_from_seed_and_step()
    {
        using var model = new NormNet(11);
        using var twin = new NormNet(11);
        Batch batch = TestModel.Fill(model, 9);
        float first = ((ITrainable)model).Backpropagate(batch);
        model.Randomness.ShouldBe(new Random.RandomState(11, 1));
        float second = ((ITrainable)model).Backpropagate(batch);
        second.ShouldNotBe(first, "the next step drops other elements");

        ((ITrainable)twin).Backpropagate(batch).ShouldBe(first);
        twin.Randomness = new Random.RandomState(11, 1);
        ((ITrainable)twin).Backpropagate(batch).ShouldBe(second);
        twin.Gradients.ReadOnlyValues.ToArray().ShouldBe(model.Gradients.ReadOnlyValues.ToArray());
    }

    [Fact]
    public void Running_statistics_move_while_training_and_only_then()
    {
        using ITrainable model = TestModel.Named(nameof(NormNet)).Create(2);
        Batch batch = TestModel.Fill(model, 8);
        float[] before = model.State.ReadOnlyValues.ToArray();
        float[] first = TestModel.Predict(model, batch);
        model.ComputeLoss(batch);
        model.State.ReadOnlyValues.ToArray().ShouldBe(before);

        model.Backpropagate(batch);
        model.State.ReadOnlyValues.ToArray().ShouldNotBe(before);
        TestModel.Predict(model, batch).ShouldNotBe(first, "inference uses the statistics of training");
    }
}
