using System.Runtime.InteropServices;
using Ml.Contracts;
using Ml.Weights;
using static Ml.Runtime.Tests.Weights.Content;

namespace Ml.Runtime.Tests.Weights;

/// <summary>Files of others: other names, more tensors, fewer, the other way round, other types.</summary>
public sealed class WeightRulesTests
{
    static readonly ParameterInfo[] Infos = [new("conv1.weight", 2, 3), new("conv1.bias", 2), new("head.weight", 4)];

    [Fact]
    public void Tensors_are_renamed_left_out_and_kept()
    {
        using var theirs = Counting(1, new("features.0.weight", 2, 3), new("features.0.bias", 2), new("classifier.6.weight", 9), new("classifier.6.bias", 9));
        using var file = SafetensorsFile.Over(Written(writer => writer.Add(theirs)), "vgg");
        using var ours = Counting(100, Infos);
        var rules = new WeightRules().Rename("features.0.*", "conv1.*").Ignore("classifier.*").Keep("head.*");
        WeightLoader.Copy(file, rules, ours);
        ours.ReadOnlyValues.ToArray().ShouldBe([1, 2, 3, 4, 5, 6, 7, 8, 108, 109, 110, 111]);
    }

    [Fact]
    public void What_no_rule_speaks_of_is_listed_as_before()
    {
        using var theirs = Counting(1, new("a.weight", 2, 3), new("b.weight", 2, 3), new("left", 5));
        using var file = SafetensorsFile.Over(Written(writer => writer.Add(theirs)), "file");
        using var ours = Counting(0, Infos);
        var rules = new WeightRules().Rename("*.weight", "conv1.weight").Rename("left", "over");
        var error = Should.Throw<WeightMismatchException>(() => WeightLoader.Copy(file, rules, ours));
        error.Missing.ShouldBe(["conv1.bias [2]", "head.weight [4]"]);
        error.Surplus.ShouldBe(["left F32 [5] (renamed to over)"]);
        error.Wrong.ShouldBe(["conv1.weight, which the rules make of both a.weight and b.weight"]);
        ours.ReadOnlyValues[0].ShouldBe(0);
    }

    [Fact]
    public void Rules_are_immutable_and_tried_in_order()
    {
        var first = new WeightRules { Seed = 7 };
        var second = first.Rename("a.*", "x.*");
        first.NameOf("a.b").ShouldBe("a.b");
        second.NameOf("a.b").ShouldBe("x.b");
        second.Rename("a.b", "y").NameOf("a.b").ShouldBe("x.b");
        second.Ignore("*.b").NameOf("a.b").ShouldBeNull();
        (second.Keep("k").Seed, second.KeepsAny, second.Keep("k").KeepsAny).ShouldBe((7UL, false, true));
        Should.Throw<ArgumentException>(() => first.Rename("a", "b.*"));
        Should.Throw<ArgumentException>(() => first.Ignore(""));
    }

    [Theory]
    [InlineData("*", "anything.at.all", "anything.at.all")]
    [InlineData("a.*", "a.", "")]
    [InlineData("a.*.c", "a.b.c", "b")]
    [InlineData("a.*.c", "a.c", null)]
    [InlineData("*.*", "a.b.c", "a|b.c")]
    [InlineData("layers.*.block.*", "layers.12.block.3.w", "12|3.w")]
    [InlineData("x*x", "x", null)]
    [InlineData("x*x", "xx", "")]
    [InlineData("abc", "abc", "")]
    [InlineData("abc", "abcd", null)]
    public void Patterns_match_as_they_read(string pattern, string name, string? parts)
    {
        var found = new NamePattern(pattern).Match(name);
        (found is null ? null : string.Join("|", found)).ShouldBe(parts);
    }

    [Fact]
    public void Matrices_may_lie_the_other_way_round()
    {
        using var theirs = Counting(1, new("conv1.weight", 3, 2), new("conv1.bias", 2), new("head.weight", 4));
        using var file = SafetensorsFile.Over(Written(writer => writer.Add(theirs)), "keras");
        using var ours = Counting(0, Infos);
        WeightLoader.Copy(file, new WeightRules().Transpose("*.weight"), ours);
        ours.ReadOnlyValues[..6].ToArray().ShouldBe([1, 3, 5, 2, 4, 6]);
        Should.Throw<WeightMismatchException>(() => WeightLoader.Copy(file, ours)).Wrong.ShouldBe(["conv1.weight [2, 3], the file has F32 [3, 2]"]);
        using var wrong = Counting(0, new("conv1.weight", 2, 4), new("conv1.bias", 2), new("head.weight", 4));
        Should.Throw<WeightMismatchException>(() => WeightLoader.Copy(file, new WeightRules().Transpose("*.weight"), wrong))
            .Wrong.ShouldBe(["conv1.weight [2, 4], the file has F32 [3, 2], to be transposed"]);
    }

    [Fact]
    public void Doubles_are_rounded_and_those_too_large_are_named()
    {
        using var set = new ParameterSet([new("a", 3)]);
        WeightLoader.Copy(Doubles(0.1, -1e-300, double.PositiveInfinity), set);
        set.ReadOnlyValues.ToArray().ShouldBe([0.1f, -0f, float.PositiveInfinity]);
        Should.Throw<WeightMismatchException>(() => WeightLoader.Copy(Doubles(1, 1e39, 2), set)).Wrong
            .ShouldBe(["a [3], the file has 1E+39, which is too large for a float"]);
        set.ReadOnlyValues[0].ShouldBe(0.1f);

        static SafetensorsFile Doubles(params double[] values) => SafetensorsFile.Over(
            Written(writer => writer.Add("a", SafetensorsType.F64, [3], MemoryMarshal.AsBytes<double>(values).ToArray())), "doubles");
    }

    [Theory]
    [InlineData(SafetensorsType.I64, 8)]
    [InlineData(SafetensorsType.I32, 4)]
    [InlineData(SafetensorsType.U8, 1)]
    [InlineData(SafetensorsType.Bool, 1)]
    [InlineData(SafetensorsType.U16, 2)]
    public void Counters_of_other_frameworks_are_passed_over_or_become_numbers(SafetensorsType type, int bytes)
    {
        var one = new byte[bytes];
        one[0] = 1;
        using var bias = Counting(3, new ParameterInfo("bias", 2));
        using var file = SafetensorsFile.Over(Written(writer =>
        {
            writer.Add(bias);
            writer.Add("norm.num_batches_tracked", type, [], one);
        }), "torch");
        using var without = new ParameterSet([new("bias", 2)]);
        WeightLoader.Copy(file, without);
        without.ReadOnlyValues.ToArray().ShouldBe([3, 4]);
        using var with = new ParameterSet([new("bias", 2), new("norm.num_batches_tracked")]);
        WeightLoader.Copy(file, with);
        with.ReadOnlyValues.ToArray().ShouldBe([3, 4, 1]);
    }

    [Fact]
    public void Whole_numbers_are_no_weights()
    {
        using var file = SafetensorsFile.Over(Written(writer =>
        {
            writer.Add("a", SafetensorsType.I32, [2], new byte[8]);
            writer.Add("b", SafetensorsType.I32, [2], new byte[8]);
        }), "file");
        using var set = new ParameterSet([new("a", 2)]);
        var error = Should.Throw<WeightMismatchException>(() => WeightLoader.Copy(file, set));
        error.Wrong.ShouldBe(["a [2], the file has I32 [2]"]);
        error.Surplus.ShouldBe(["b I32 [2]"]);
    }
}
