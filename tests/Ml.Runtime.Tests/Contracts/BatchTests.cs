using Ml.Contracts;
using Ml.Testing;

namespace Ml.Runtime.Tests.Contracts;

public sealed class BatchTests
{
    [Fact]
    public void Refilling_allocates_nothing()
    {
        var batch = new Batch(ElementKind.Float32, ElementKind.Int32);
        Fill(64);
        Fill(64);
        Allocations.Of(() =>
        {
            Fill(64);
            Fill(13);
            Fill(64);
        }).ShouldBe(0);

        void Fill(int count)
        {
            batch.Reset(count);
            batch.FillFloats(0, count * 784).Fill(1);
            batch.FillIntegers(1, count).Fill(2);
            batch.SetSize("height", 28);
        }
    }

    [Fact]
    public void Slots_have_kinds_lengths_and_named_sizes()
    {
        var batch = new Batch(ElementKind.Float32, ElementKind.Int32);
        batch.Reset(2);
        batch.FillFloats(0, 6).Fill(1.5f);
        batch.SetSize("time", 3);
        batch.SetSize("time", 4);
        batch.Count.ShouldBe(2);
        batch.Slots.ShouldBe(2);
        batch.Floats(0).ToArray().ShouldBe(Enumerable.Repeat(1.5f, 6));
        batch.Integers(1).Length.ShouldBe(0);
        batch.TryGetSize("time", out var time).ShouldBeTrue();
        time.ShouldBe(4);
        Should.Throw<InvalidOperationException>(() => batch.Integers(0).Length).Message.ShouldContain("Slot 0");
        batch.Reset(1);
        batch.Length(0).ShouldBe(0);
        batch.TryGetSize("time", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_batch_for_a_model_has_its_inputs_and_targets()
    {
        var info = new ModelInfo("M", [], 0, 0, 0,
            [new("x", ElementKind.Float32, "[batch, 2]")], [], [new("label", ElementKind.Int32, "[batch]")], []);
        Batch.For(info).Slots.ShouldBe(2);
        Batch.For(info).Kind(1).ShouldBe(ElementKind.Int32);
        Batch.For(info, withTargets: false).Slots.ShouldBe(1);
    }
}
