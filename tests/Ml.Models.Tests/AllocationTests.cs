using Ml.Data;
using Ml.Models.Tests.Models;
using Ml.Models.Tests.Support;
using Ml.Optimizers;
using Ml.Testing;
using Ml.Threading;

namespace Ml.Models.Tests;

/// <summary>After the first call nothing here allocates on the managed heap.</summary>
[Collection(ProcessWide.Name)]
public sealed class AllocationTests
{
    public static TheoryData<string> Names => [.. TestModel.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_training_step_allocates_nothing(string name)
    {
        TestModel described = TestModel.Named(name);
        using ITrainable model = described.Create(1);
        using var optimizer = new AdamW(1e-3f) { ClipNorm = 1 };
        Batch batch = TestModel.Fill(model, 17);
        ShouldAllocateNothing(() => model.ComputeLoss(batch), "ComputeLoss");
        ShouldAllocateNothing(() => model.Backpropagate(batch), "Backpropagate");
        ShouldAllocateNothing(() => optimizer.Step(model.Parameters, model.Gradients, 1e-3f), "optimiser step");
        Batch outputs = Batch.ForOutputs(model.Description);
        ShouldAllocateNothing(() => model.Predict(batch, outputs), "Predict");
        var terms = new LossSum[model.Description.LossTerms.Count];
        ShouldAllocateNothing(() => model.ComputeLoss(batch, outputs, terms), "ComputeLoss with outputs");
        ShouldAllocateNothing(() => model.Backpropagate(batch, terms), "Backpropagate with terms");
    }

    [Fact]
    public void What_allocates_is_seen_to_allocate()
    {
        object? kept = null;
        Should.Throw<ShouldAssertException>(() => ShouldAllocateNothing(() => kept = new object(), "an object"));
        kept.ShouldNotBeNull();
    }

    [Fact]
    public void Spans_and_sessions_allocate_nothing()
    {
        using var model = new ConvNet(1);
        using ConvNet.Session session = model.NewSession(batch: 4);
        var images = new float[4 * 2 * 11 * 13];
        var logits = new float[4 * 7];
        ShouldAllocateNothing(() => model.Predict(images, logits), "Predict of the model");
        ShouldAllocateNothing(() => session.Predict(images, logits), "Predict of a session");
        ShouldAllocateNothing(() => session.Predict(images.AsSpan(0, 2 * 11 * 13), logits.AsSpan(0, 7)), "Predict of one");
    }

    [Fact]
    public void A_session_made_for_a_batch_has_room_for_it_at_once()
    {
        using var model = new ConvNet(1);
        var images = new float[64 * 2 * 11 * 13];
        var logits = new float[64 * 7];
        model.Predict(images, logits);
        // Each attempt has a session of its own: a second run would hide what the first one grew.
        ConvNet.Session[] sessions = [.. Enumerable.Range(0, 5).Select(_ => model.NewSession(batch: 64))];
        int next = 0;
        Allocations.Of(() => sessions[next++].Predict(images, logits)).ShouldBe(0);
        Array.ForEach(sessions, session => session.Dispose());
    }

    [Fact]
    public void Gradients_of_inputs_allocate_nothing()
    {
        using var model = new TwoWays(1);
        Batch batch = TestModel.Fill(model, 5);
        var gradient = new float[5 * 8];
        ShouldAllocateNothing(() => model.Backpropagate(batch.Floats(0), batch.Floats(1), batch.Floats(2), gradient), "Backpropagate");
    }

    [Fact]
    public void Reading_batches_allocates_nothing()
    {
        IDataSet train = Digits.Create(256, seed: 1);
        Batch batch = train.NewBatch();
        int[] rows = [.. Enumerable.Range(0, 64)];
        ShouldAllocateNothing(() => train.Read(rows, batch), "reading a batch");
    }

    private static void ShouldAllocateNothing(Action action, string what)
    {
        int threads = Team.Threads;
        foreach (int team in new[] { 1, 3 })
        {
            Team.Threads = team;
            for (int i = 0; i < 3; i++)
                action();
            long allocated = Allocations.Of(() =>
            {
                for (int i = 0; i < 10; i++)
                    action();
            });
            Team.Threads = threads;
            allocated.ShouldBe(0, $"{what} with {team} threads");
        }
    }
}
