using Ml.Models.Tests.Models;
using Ml.Models.Tests.Support;
using Ml.Optimizers;

namespace Ml.Models.Tests;

/// <summary>What no gradient arrives at stays as it was, bit for bit, whatever the optimiser pulls at.</summary>
public sealed class FrozenTests
{
    public static TheoryData<string> Optimizers => ["sgd", "momentum", "adam", "adamw"];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_frozen_trunk_does_not_drift(string kind)
    {
        using var model = new FrozenTrunk(3);
        Batch batch = TestModel.Fill(model, 9);
        // As a trunk that was trained elsewhere has them.
        foreach (ref float value in model.State.Values)
            value = 0.5f + value;
        float[] parameters = model.Parameters.ReadOnlyValues.ToArray(), state = model.State.ReadOnlyValues.ToArray();
        using Optimizer optimizer = Make(kind);
        for (int step = 0; step < 4; step++)
        {
            ((ITrainable)model).Backpropagate(batch);
            optimizer.Step(model.Parameters, model.Gradients).ShouldBeTrue();
        }

        foreach (Parameter parameter in model.Parameters)
        {
            bool moved = !parameter.ReadOnlyValues.SequenceEqual(parameters.AsSpan((int)parameter.Offset, parameter.Length));
            moved.ShouldBe(!IsTrunk(parameter.Name), parameter.Name);
            parameter.Info.IsTrained.ShouldBe(!IsTrunk(parameter.Name), parameter.Name);
        }

        foreach (Parameter tensor in model.State)
        {
            bool moved = !tensor.ReadOnlyValues.SequenceEqual(state.AsSpan((int)tensor.Offset, tensor.Length));
            moved.ShouldBe(!IsTrunk(tensor.Name), tensor.Name);
        }

        foreach (NamedSet moments in optimizer.State)
        {
            foreach (Parameter tensor in moments.Set)
                (tensor.ReadOnlyValues.IndexOfAnyExcept(0f) >= 0).ShouldBe(!IsTrunk(tensor.Name), tensor.Name);
        }
    }

    [Fact]
    public void Models_without_a_stop_train_everything() => TestModel.All
        .Where(m => m.Name != nameof(FrozenTrunk)).Select(m => m.Create(1))
        .ShouldAllBe(model => model.Parameters.Infos.All(info => info.IsTrained));

    private static bool IsTrunk(string name) => name.StartsWith("start", StringComparison.Ordinal) || name.StartsWith("trunk", StringComparison.Ordinal);

    private static Optimizer Make(string kind) => kind switch
    {
        "sgd" => new Sgd(0.1f, weightDecay: 0.1f),
        "momentum" => new Sgd(0.1f, momentum: 0.9f, weightDecay: 0.1f),
        "adam" => new Adam(0.01f, weightDecay: 0.1f),
        _ => new AdamW(0.01f, weightDecay: 0.1f) { ClipNorm = 1 },
    };
}
