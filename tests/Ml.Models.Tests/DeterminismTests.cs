using Ml.Models.Tests.Support;
using Ml.Optimizers;
using Ml.Threading;

namespace Ml.Models.Tests;

/// <summary>The same bits, however many threads there are.</summary>
[Collection(ProcessWide.Name)]
public sealed class DeterminismTests : IDisposable
{
    private readonly int _threads = Team.Threads;

    public static TheoryData<string> Names => [.. TestModel.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Thread_counts_do_not_change_a_bit(string name)
    {
        float[]? expected = null;
        foreach (int threads in new[] { 1, 2, 3, 8 })
        {
            Team.Threads = threads;
            float[] found = Train(TestModel.Named(name));
            expected ??= found;
            found.AsSpan().SequenceEqual(expected).ShouldBeTrue($"{threads} threads");
        }
    }

    public void Dispose() => Team.Threads = _threads;

    /// <summary>Losses, outputs, gradients, parameters and statistics of three steps.</summary>
    private static float[] Train(TestModel described)
    {
        using ITrainable model = described.Create(9);
        using var optimizer = new AdamW(1e-2f) { ClipNorm = 1 };
        List<float> all = [];
        // Enough rows that kernels are cut into several blocks.
        Batch batch = TestModel.Fill(model, 600);
        for (int step = 0; step < 3; step++)
        {
            all.Add(model.Backpropagate(batch));
            all.AddRange(model.Gradients.ReadOnlyValues);
            optimizer.Step(model.Parameters, model.Gradients, 1e-2f);
            all.Add(model.ComputeLoss(batch));
            all.AddRange(TestModel.Predict(model, batch));
        }

        all.AddRange(model.Parameters.ReadOnlyValues);
        all.AddRange(model.State.ReadOnlyValues);
        return [.. all];
    }
}
