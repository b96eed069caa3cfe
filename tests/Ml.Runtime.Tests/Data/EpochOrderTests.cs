using Ml.Data;
using Ml.Testing;

namespace Ml.Runtime.Tests.Data;

public class EpochOrderTests
{
    [Fact]
    public void An_epoch_visits_every_example_once()
    {
        var order = new EpochOrder(1000, seed: 3);
        order.Shuffle(5);
        order.Indices.ToArray().Order().ShouldBe(Enumerable.Range(0, 1000));
        order.Indices.ToArray().ShouldNotBe(Enumerable.Range(0, 1000));
    }

    [Fact]
    public void The_order_depends_on_seed_and_epoch_alone()
    {
        var straight = new EpochOrder(257, seed: 3);
        for (var epoch = 0; epoch <= 4; epoch++)
            straight.Shuffle(epoch);
        var direct = new EpochOrder(257, seed: 3);
        direct.Shuffle(4);
        direct.Indices.SequenceEqual(straight.Indices).ShouldBeTrue();

        direct.Shuffle(3);
        direct.Indices.SequenceEqual(straight.Indices).ShouldBeFalse();
        var other = new EpochOrder(257, seed: 4);
        other.Shuffle(4);
        other.Indices.SequenceEqual(straight.Indices).ShouldBeFalse();
    }

    [Fact]
    public void The_order_is_the_same_on_every_machine()
    {
        var order = new EpochOrder(10, seed: 1);
        order.Shuffle(0);
        string.Join(' ', order.Indices.ToArray()).ShouldBe("0 1 8 9 3 6 7 2 5 4");
    }

    [Fact]
    public void Every_place_is_equally_likely()
    {
        // 10 places, 20000 shuffles: 2000 expected per cell, deviation about 42.
        var order = new EpochOrder(10, seed: 9);
        var counts = new int[100];
        for (var epoch = 0; epoch < 20_000; epoch++)
        {
            order.Shuffle(epoch);
            for (var place = 0; place < 10; place++)
                counts[place * 10 + order.Indices[place]]++;
        }

        counts.Min().ShouldBeGreaterThan(1800);
        counts.Max().ShouldBeLessThan(2200);
    }

    [Fact]
    public void Shuffling_allocates_nothing()
    {
        var order = new EpochOrder(10_000, seed: 9);
        order.Shuffle(0);
        Allocations.Of(() => order.Shuffle(1)).ShouldBe(0);
    }
}
