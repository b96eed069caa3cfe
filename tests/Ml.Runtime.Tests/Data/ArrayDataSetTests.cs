using Ml.Contracts;
using Ml.Data;
using Ml.Testing;

namespace Ml.Runtime.Tests.Data;

public class ArrayDataSetTests
{
    static ArrayDataSet Sample() => new(
        new FloatColumn("x", [0, 1, 10, 11, 20, 21], 2),
        new ByteColumn("pixel", [0, 51, 255], 1),
        new IntegerColumn("label", [7, 8, 9], 1, isTarget: true));

    [Fact]
    public void A_batch_holds_the_asked_examples_in_order()
    {
        var data = Sample();
        var batch = data.NewBatch();
        data.Read([2, 0], batch);
        batch.Count.ShouldBe(2);
        batch.Floats(0).ToArray().ShouldBe([20, 21, 0, 1]);
        batch.Floats(1).ToArray().ShouldBe([1, 0]);
        batch.Integers(2).ToArray().ShouldBe([9, 7]);
    }

    [Fact]
    public void A_smaller_batch_after_a_larger_one_has_its_own_length()
    {
        var data = Sample();
        var batch = data.NewBatch();
        data.Read([0, 1, 2], batch);
        data.Read([1], batch);
        batch.Floats(0).ToArray().ShouldBe([10, 11]);
        batch.Floats(1).ToArray().ShouldBe([51 / 255f]);
        batch.Integers(2).ToArray().ShouldBe([8]);
    }

    [Fact]
    public void An_index_outside_is_refused()
    {
        var data = Sample();
        var batch = data.NewBatch();
        Should.Throw<ArgumentOutOfRangeException>(() => data.Read([3], batch));
        Should.Throw<ArgumentOutOfRangeException>(() => data.Read([-1], batch));
    }

    [Fact]
    public void Columns_that_do_not_fit_are_refused()
    {
        Should.Throw<ArgumentException>(() => new ArrayDataSet(new FloatColumn("x", [1, 2, 3], 1),
            new IntegerColumn("y", [1], 1)))
            .Message.ShouldContain("'x' has 3 examples, but 'y' has 1");
        Should.Throw<ArgumentException>(() => new FloatColumn("x", [1, 2, 3], 2))
            .Message.ShouldContain("3 values do not divide");
        Should.Throw<ArgumentException>(() => new ArrayDataSet(
            new IntegerColumn("y", [1], 1, isTarget: true), new FloatColumn("x", [1], 1)))
                .Message.ShouldContain("inputs come first");
    }

    [Fact]
    public void Reading_allocates_nothing_partial_batches_included()
    {
        IDataSet[] sets = [Sample(), Digits.Create(40, 1), Digits.Create(40, 1).Take(3)];
        int[] indices = [0, 2, 1];
        foreach (var data in sets)
        {
            var batch = data.NewBatch();
            data.Read(indices, batch);
            Allocations.Of(() =>
            {
                data.Read(indices, batch);
                data.Read(indices.AsSpan(0, 1), batch);
                data.Read(indices, batch);
            }).ShouldBe(0);
        }
    }

    [Fact]
    public void A_split_keeps_every_example_once()
    {
        var data = DataSet.From([.. Enumerable.Range(0, 50).Select(i => (float)i)], new int[50]);
        var (train, test) = data.Split(0.2, seed: 5);
        (train.Count, test.Count).ShouldBe((40, 10));
        All(train).Concat(All(test)).Order().ShouldBe(Enumerable.Range(0, 50).Select(i => (float)i));
        All(test).ShouldNotBe(Enumerable.Range(40, 10).Select(i => (float)i));
        All(data.Split(0.2, seed: 5).Test).ShouldBe(All(test));
    }

    static float[] All(IDataSet data)
    {
        var batch = data.NewBatch();
        data.Read([.. Enumerable.Range(0, data.Count)], batch);
        return batch.Floats(0).ToArray();
    }
}
