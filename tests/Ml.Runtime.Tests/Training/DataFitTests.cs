using Ml.Contracts;
using Ml.Data;
using Ml.Training;

namespace Ml.Runtime.Tests.Training;

/// <summary>Examples of a data set beside the shapes of a model: they fit, settle what is open, or are refused.</summary>
public sealed class DataFitTests
{
    [Theory]
    [InlineData("[batch, time]", "[batch, time]", 64, 64, "time = 64")]
    [InlineData("[batch, time, 8]", "[batch, time]", 40, 5, "time = 5")]
    [InlineData("[batch, 2 * time + 1]", "[batch, time]", 17, 8, "time = 8")]
    [InlineData("[batch, n, n]", "[batch, n]", 49, 7, "n = 7")]
    [InlineData("[batch, 28, 28]", "[batch]", 784, 1, "")]
    [InlineData("[batch]", "[m]", 1, 1, "")]
    [InlineData("[batch, time]", "[batch, (time - 3) / 2]", 11, 4, "time = 11")]
    [InlineData("[batch, time, width]", "[batch, time]", 24, 6, "time = 6, width = 4")]
    public void Lengths_settle_sizes(string input, string target, int inputLength, int targetLength, string expected)
    {
        var fit = new DataFit(Model(input, target), Data(inputLength, targetLength), withTargets: true, "data");
        string.Join(", ", fit.Names.Order().Select(name => $"{name} = {(fit.Sizes.TryGetSize(name, out var size) ? size : 0)}"))
            .ShouldBe(expected);
        fit.FixedBatch.ShouldBeNull();
    }

    [Theory]
    [InlineData("[batch, 512]", "[batch]", 1024, 1, "'x' [batch, 512] takes 512 an example, but 'column' has 1024")]
    [InlineData("[batch, 512]", "[batch]", 256, 1, "declare sizes that make 256")]
    [InlineData("[batch, time]", "[batch, time]", 6, 5, "'y' [batch, time] takes 6 an example (time = 6), but 'answer' has 5")]
    [InlineData("[batch, time, 8]", "[batch]", 41, 1, "No 'time' makes 'x' [batch, time, 8] as long as the 41 of 'column'")]
    [InlineData("[batch, height, width]", "[batch]", 784, 1, "leave height and width of 'x' [batch, height, width] open")]
    [InlineData("[batch, 4]", "[batch]", 4, 2, "'y' [batch] takes 1 an example, but 'answer' has 2")]
    [InlineData("[4, 3]", "[4]", 3, 1, "Net takes exactly 4 at a time, and 6 examples do not divide into that")]
    public void A_misfit_names_both_sides(string input, string target, int inputLength, int targetLength, string expected)
    {
        var message = Should.Throw<ArgumentException>(
            () => new DataFit(Model(input, target), Data(inputLength, targetLength), withTargets: true, "data")).Message;
        message.ShouldContain(expected);
        message.ShouldContain($"Net takes: x Float32 {input}, y Int32 {target}");
        message.ShouldContain($"the data gives: column: {inputLength} x Float32");
    }

    [Fact]
    public void A_data_set_without_examples_is_told_that_it_is_empty()
    {
        var none = new ArrayDataSet(new FloatColumn("x", [], 4), new IntegerColumn("y", [], 1, isTarget: true));
        Should.Throw<ArgumentException>(() => new DataFit(Model("[batch, 4]", "[batch]"), none, withTargets: true, "data"))
            .Message.ShouldContain("It is empty: there is no example to take.");
    }

    [Theory]
    [InlineData("[batch, height, width]", "height = 4, width = 6")]
    [InlineData("[batch, 4, 6]", "")]
    [InlineData("[batch, 24]", "")]
    [InlineData("[batch, 1, 4, 6]", "")]
    [InlineData("[batch, 2 * h, w + 1]", "h = 2, w = 5")]
    public void A_shape_of_examples_settles_several(string input, string expected)
    {
        var data = new ArrayDataSet(new FloatColumn("x", new float[48], 24) { Shape = [4, 6] });
        var fit = new DataFit(Model(input, "[batch]"), data, withTargets: false, "data");
        string.Join(", ", fit.Names.Order().Select(name => $"{name} = {(fit.Sizes.TryGetSize(name, out var size) ? size : 0)}"))
            .ShouldBe(expected);
    }

    [Fact]
    public void Channels_last_where_the_model_has_them_first_is_refused()
    {
        var data = new ArrayDataSet(new FloatColumn("image", new float[2 * 48], 48) { Shape = [4, 4, 3] });
        Should.Throw<ArgumentException>(() => new DataFit(Model("[batch, 3, 4, 4]", "[batch]"), data, withTargets: false, "data"))
            .Message.ShouldContain("Axis 1 of 'x' [batch, 3, 4, 4] is 3, but an example of 'image' is [4, 4, 3]");
    }

    [Fact]
    public void A_shape_that_does_not_make_the_length_is_refused() =>
        Should.Throw<ArgumentException>(() => new FloatColumn("x", new float[8], 4) { Shape = [3, 2] }).Message
            .ShouldContain("[3, 2] is not 4 values an example");

    [Fact]
    public void A_fixed_batch_is_known()
    {
        new DataFit(Model("[3, 4]", "[3]"), Data(4, 1), withTargets: true, "data").FixedBatch.ShouldBe(3);
        var message = Should.Throw<ArgumentException>(() => new Trainer(new Ml.Optimizers.Sgd(1)) { BatchSize = 2, Progress = ProgressMode.None }
            .Fit(new ScriptedModel(ElementKind.Int32, _ => 1) { Description = Model("[3, 4]", "[3]") }, Data(4, 1))).Message;
        message.ShouldContain("Net takes exactly 3 examples at a time, and BatchSize is 2");
    }

    [Fact]
    public void Sizes_reach_every_batch_and_a_data_set_may_name_its_own()
    {
        var feed = new Feed(Model("[batch, time]", "[batch]"), Data(5, 1), withTargets: true, "data");
        feed.Read([0, 1]);
        feed.Read([2, 3, 4]);
        feed.Batch.TryGetSize("time", out var time).ShouldBeTrue();
        feed.Batch.TryGetSize("batch", out var batch).ShouldBeTrue();
        (time, batch).ShouldBe((5, 3));

        var ragged = new Feed(Model("[batch, time]", "[batch]"), new Ragged(), withTargets: true, "data");
        ragged.Read([0, 1]);
        ragged.Batch.TryGetSize("time", out time);
        time.ShouldBe(1);
        ragged.Read([4]);
        ragged.Batch.TryGetSize("time", out time);
        time.ShouldBe(4);
    }

    [Fact]
    public void A_data_set_that_gives_another_length_than_it_said_is_named()
    {
        var feed = new Feed(Model("[batch, 3]", "[batch]"), new Lying(), withTargets: true, "data");
        Should.Throw<InvalidOperationException>(() => feed.Read([0, 1])).Message
            .ShouldBe("The data set said x: 3 x Float32 and gave 5 for 2 examples.");
    }

    static ModelInfo Model(string input, string target) => new(
        "Net", [], 0, 0, 0, [new("x", ElementKind.Float32, input)], [new("out", ElementKind.Float32, input)],
        [new("y", ElementKind.Int32, target)], []);

    static ArrayDataSet Data(int inputLength, int targetLength) => new(
        new FloatColumn("column", new float[6 * inputLength], inputLength),
        new IntegerColumn("answer", new int[6 * targetLength], targetLength, isTarget: true));

    /// <summary>Examples whose length grows with their number; a batch has the longest's.</summary>
    sealed class Ragged : IDataSet
    {
        public int Count => 5;

        public IReadOnlyList<DataSlot> Slots { get; } =
            [new("x", ElementKind.Float32, 0, false), new("y", ElementKind.Int32, 1, true)];

        public void Read(ReadOnlySpan<int> indices, Batch batch)
        {
            var time = Math.Max(1, indices[^1]);
            batch.Reset(indices.Length);
            batch.FillFloats(0, indices.Length * time).Clear();
            batch.FillIntegers(1, indices.Length).Clear();
            batch.SetSize("time", time);
        }
    }

    sealed class Lying : IDataSet
    {
        public int Count => 5;

        public IReadOnlyList<DataSlot> Slots { get; } =
            [new("x", ElementKind.Float32, 3, false), new("y", ElementKind.Int32, 1, true)];

        public void Read(ReadOnlySpan<int> indices, Batch batch)
        {
            batch.Reset(indices.Length);
            batch.FillFloats(0, 5).Clear();
            batch.FillIntegers(1, indices.Length).Clear();
        }
    }
}
