using Ml.Contracts;

namespace Ml.Runtime.Tests.Contracts;

public sealed unsafe class ParameterSetTests
{
    static readonly ParameterInfo[] Infos = [new("w", 2, 3), new("none", 0), new("b", 3), new("s")];

    [Fact]
    public void Tensors_lie_in_one_aligned_array_without_gaps()
    {
        using var set = new ParameterSet(Infos);
        set.Length.ShouldBe(10);
        ((nint)set.Pointer % 64).ShouldBe(0);
        set["b"].Offset.ShouldBe(6);
        set["b"].Values[1] = 5;
        set.Pointer[7].ShouldBe(5);
        set.ReadOnlyValues[7].ShouldBe(5);
        set["s"].Length.ShouldBe(1);
        set[0].ToString().ShouldBe("w [2, 3]");
        set.Select(parameter => parameter.Name).ShouldBe(["w", "none", "b", "s"]);
        Should.Throw<KeyNotFoundException>(() => set["x"]).Message.ShouldContain("There are: w, none, b, s");
    }

    [Fact]
    public void Every_way_to_change_values_moves_the_version_and_reading_does_not()
    {
        using var set = new ParameterSet(Infos);
        using var other = new ParameterSet(Infos);
        Action[] changes =
            [() => _ = set.Values, () => _ = set["w"].Values, set.Clear, () => set.CopyFrom(other), set.MarkChanged];
        foreach (var change in changes)
        {
            var before = set.Version;
            change();
            set.Version.ShouldNotBe(before);
        }

        var version = set.Version;
        _ = set.ReadOnlyValues;
        _ = set["w"].ReadOnlyValues;
        set.Version.ShouldBe(version);
    }

    [Fact]
    public void Foreign_memory_is_read_only()
    {
        float* values = stackalloc float[10];
        values[6] = 3;
        using var set = ParameterSet.Over(Infos, values, 10);
        set["b"].ReadOnlyValues[0].ShouldBe(3);
        Should.Throw<InvalidOperationException>(() => set.Values.Length).Message.ShouldContain("load a copy");
        Should.Throw<InvalidOperationException>(set.Clear);
        Should.Throw<ArgumentException>(() => Over(values, 9)).Message.ShouldContain("need 10 floats");
        Should.Throw<ArgumentException>(() => Over(null, 10));

        static ParameterSet Over(float* start, long length) => ParameterSet.Over(Infos, start, length);
    }

    [Fact]
    public void Spans_survive_the_set_and_a_disposed_set_says_so()
    {
        var span = new ParameterSet(Infos).Values;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        span.Fill(1);
        var set = new ParameterSet(Infos);
        var values = set.Values;
        set.Dispose();
        values.Fill(1);
        Should.Throw<ObjectDisposedException>(() => set.Values.Length);
        Should.Throw<ObjectDisposedException>(() => set.ReadOnlyValues.Length);
        unsafe
        {
            Should.Throw<ObjectDisposedException>(() => _ = set.Pointer);
        }
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Should.Throw<ArgumentException>(() => new ParameterSet([new("a", 1), new("a", 2)]))
            .Message.ShouldContain("'a'");
        Should.Throw<ArgumentException>(() => new ParameterSet([new("a", -1)]));
        Should.Throw<OverflowException>(() => new ParameterSet([new("a", int.MaxValue, int.MaxValue, int.MaxValue)]));
        Should.Throw<ArgumentException>(() => new ParameterSet([new("a", int.MaxValue, 4)]))
            .Message.ShouldContain("limit");
    }

    [Fact]
    public void Decay_is_marked_on_weights_by_default()
    {
        new ParameterInfo("w", 2, 3).Decays.ShouldBeTrue();
        new ParameterInfo("b", 3).Decays.ShouldBeFalse();
        new ParameterInfo("w", 2, 3).ShouldBe(new ParameterInfo("w", 2, 3));
        new ParameterInfo("w", 2, 3).ShouldNotBe(new ParameterInfo("w", 3, 2));
    }
}
