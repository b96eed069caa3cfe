using System.Numerics.Tensors;
using Ml.Models.Tests.Models;
using Ml.Models.Tests.Support;

namespace Ml.Models.Tests;

/// <summary>What callers hand over: lengths that do not fit are named, tensors of System.Numerics fit.</summary>
public sealed class BoundaryTests
{
    [Fact]
    public void A_length_that_is_no_batch_names_tensor_shape_and_numbers()
    {
        using var model = new RowNet();
        string message = Should.Throw<ShapeException>(() => model.Predict(new float[20], new float[3])).Message;
        message.ShouldContain("'x'");
        message.ShouldContain("20");
        message.ShouldContain("[batch, 19]");
    }

    [Fact]
    public void An_output_of_another_batch_names_both_lengths()
    {
        using var model = new RowNet();
        string message = Should.Throw<ShapeException>(() => model.Predict(new float[38], new float[3])).Message;
        message.ShouldContain("3");
        message.ShouldContain("[batch, 3]");
        message.ShouldContain("6");
    }

    [Fact]
    public void An_empty_input_is_refused()
    {
        using var model = new RowNet();
        Should.Throw<ShapeException>(() => model.Predict([], [])).Message.ShouldContain("empty");
    }

    [Fact]
    public void Targets_that_do_not_fit_are_refused_before_anything_changes()
    {
        using var model = new NormNet(1);
        float[] state = model.State.ReadOnlyValues.ToArray();
        Should.Throw<ShapeException>(() => model.Backpropagate(new float[2 * 90], new int[3]));
        model.State.ReadOnlyValues.ToArray().ShouldBe(state);
        model.Randomness.Step.ShouldBe(0UL);
    }

    [Fact]
    public void Two_unknown_sizes_need_one_of_them_said()
    {
        using var model = new Tower(1);
        int[] ids = [0, 1, 2, 3, 4, 5];
        float[] whole = new float[6 * 9], halves = new float[6 * 9];
        model.Predict(ids, whole, time: 6);
        model.Predict(ids, halves, time: 3);
        whole.AsSpan(0, 27).ToArray().ShouldBe(halves.AsSpan(0, 27).ToArray(), 1e-5, "what comes later does not reach back");
        whole.AsSpan(27).ToArray().ShouldNotBe(halves.AsSpan(27).ToArray(), "the second half starts anew");
        Should.Throw<ShapeException>(() => model.Predict(ids, whole, time: 4));
    }

    [Fact]
    public void Tensors_are_taken_as_they_are()
    {
        using var model = new ConvNet(2);
        Batch batch = TestModel.Fill(model, 3);
        float[] images = batch.Floats(0).ToArray(), flat = new float[21], shaped = new float[21];
        model.Predict(images, flat);
        model.Predict(new ReadOnlyTensorSpan<float>(images, [3, 2, 11, 13]), new TensorSpan<float>(shaped, [3, 7]));
        shaped.ShouldBe(flat);
    }

    [Fact]
    public void Several_inputs_and_outputs_keep_their_order()
    {
        using var model = new TwoWays(6);
        Batch batch = TestModel.Fill(model, 4);
        float[] mean = new float[20], spread = new float[4];
        model.Predict(batch.Floats(0), batch.Floats(1), mean, spread);
        IReadOnlyList<double[]> expected = new ModelOracle(nameof(TwoWays)).Predict(model, batch);
        Close.To(mean, expected[0], "mean");
        Close.To(spread, expected[1], "spread");
    }

    [Fact]
    public void The_table_of_a_model_says_what_it_takes_and_holds()
    {
        ConvNet.Info.Inputs.ShouldHaveSingleItem().ShouldBe(new TensorInfo("image", ElementKind.Float32, "[batch, 2, 11, 13]"));
        ConvNet.Info.Targets.ShouldHaveSingleItem().Element.ShouldBe(ElementKind.Int32);
        ConvNet.ParameterCount.ShouldBe((6 * 2 * 9) + 6 + (10 * 3 * 9) + 10 + (7 * 10 * 2 * 2) + 7);
        using var model = new ConvNet();
        model.Parameters.Length.ShouldBe(ConvNet.ParameterCount);
        model.Description.ParameterCount.ShouldBe(ConvNet.ParameterCount);
        model.Parameters.Select(p => p.Name).ShouldBe(["conv1.weight", "conv1.bias", "conv2.weight", "conv2.bias", "dense1.weight", "dense1.bias"]);
        TwoWays.Info.Outputs.Select(o => o.Name).ShouldBe(["mean", "spread"]);
        Tower.Info.Layers.Count.ShouldBeGreaterThan(4);
    }

    [Fact]
    public void Repeated_blocks_have_parameters_of_their_own()
    {
        using var model = new Tower(1);
        string[] names = [.. model.Parameters.Select(p => p.Name)];
        names.ShouldContain("blocks.0.norm1.weight");
        names.ShouldContain("blocks.2.contract.bias");
        names.ShouldNotContain("blocks.3.norm1.weight");
        model.Parameters["blocks.0.mix.weight"].ReadOnlyValues.ToArray()
            .ShouldNotBe(model.Parameters["blocks.1.mix.weight"].ReadOnlyValues.ToArray());
    }
}
