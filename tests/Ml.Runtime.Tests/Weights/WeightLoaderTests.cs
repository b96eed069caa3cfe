using Ml.Contracts;
using Ml.Weights;
using static Ml.Runtime.Tests.Weights.Content;

namespace Ml.Runtime.Tests.Weights;

public sealed unsafe class WeightLoaderTests
{
    static readonly ParameterInfo[] Parameters = [new("conv.weight", 2, 3), new("conv.bias", 2)];
    static readonly ParameterInfo[] State = [new("norm.mean", 2)];

    [Fact]
    public void Tensors_are_found_by_name_in_any_order()
    {
        using var mean = Counting(100, State);
        using var bias = Counting(10, Parameters[1]);
        using var weight = Counting(1, Parameters[0]);
        using var file = SafetensorsFile.Over(Written(writer =>
        {
            writer.Add(mean);
            writer.Add(bias);
            writer.Add(weight);
        }), "w");
        using var parameters = new ParameterSet(Parameters);
        using var state = new ParameterSet(State);
        var version = parameters.Version;
        WeightLoader.Copy(file, parameters, state);
        parameters.ReadOnlyValues.ToArray().ShouldBe([1, 2, 3, 4, 5, 6, 10, 11]);
        state.ReadOnlyValues.ToArray().ShouldBe([100, 101]);
        parameters.Version.ShouldNotBe(version);
    }

    [Fact]
    public void Every_difference_is_listed_and_nothing_is_loaded()
    {
        using var other = Counting(1, new("conv.weight", 3, 2), new("fc.weight", 4), new("fc.bias"));
        using var file = SafetensorsFile.Over(Written(writer =>
        {
            writer.Add(other);
            writer.Add("norm.mean", SafetensorsType.I64, [2], new byte[16]);
        }), "digits.safetensors");
        using var parameters = new ParameterSet(Parameters);
        using var state = new ParameterSet(State);
        var error = Should.Throw<WeightMismatchException>(() => WeightLoader.Copy(file, parameters, state));
        error.Message.ShouldBe(
            """
            digits.safetensors does not fit the model; nothing was loaded
              missing in the file (1):
                conv.bias [2]
              not in the model (2):
                fc.weight F32 [4]
                fc.bias F32 []
              wrong shape or type (2):
                conv.weight [2, 3], the file has F32 [3, 2]
                norm.mean [2], the file has I64 [2]
            """.ReplaceLineEndings("\n"));
        error.Missing.Count.ShouldBe(1);
        error.Surplus.Count.ShouldBe(2);
        error.Wrong.Count.ShouldBe(2);
        parameters.ReadOnlyValues.ToArray().ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void Half_precision_is_widened_exactly()
    {
        var halves = new[] { (Half)1.5f, (Half)(-0.1f), Half.PositiveInfinity };
        var content = new byte[12];
        System.Runtime.InteropServices.MemoryMarshal.AsBytes<Half>(halves).CopyTo(content);
        ushort[] brains = [0x3f80, 0xc000, 0x7f80];
        System.Runtime.InteropServices.MemoryMarshal.AsBytes<ushort>(brains).CopyTo(content.AsSpan(6));
        using var file = SafetensorsFile.Over(Written(writer =>
        {
            writer.Add("a", SafetensorsType.F16, [3], content.AsMemory(0, 6));
            writer.Add("b", SafetensorsType.BF16, [3], content.AsMemory(6));
        }), "w");
        using var set = new ParameterSet([new("a", 3), new("b", 3)]);
        WeightLoader.Copy(file, set);
        set["a"].ReadOnlyValues.ToArray().ShouldBe([1.5f, (float)(Half)(-0.1f), float.PositiveInfinity]);
        set["b"].ReadOnlyValues.ToArray().ShouldBe([1, -2, float.PositiveInfinity]);
    }

    [Fact]
    public void A_file_in_declaration_order_is_used_in_place_and_outlives_dispose()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("w.safetensors");
        using var saved = Counting(1, Parameters);
        using var mean = Counting(50, State);
        var writer = new SafetensorsWriter();
        writer.Add(saved);
        writer.Add(mean);
        writer.Save(path);

        ParameterSet[] loaded;
        using (var file = SafetensorsFile.Open(path))
        {
            loaded = WeightLoader.InPlace(file, Parameters, State);
            ((nint)loaded[0].Pointer).ShouldBe((nint)file.Data);
            ((nint)loaded[1].Pointer).ShouldBe((nint)file.Data + 32);
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        loaded[0].IsReadOnly.ShouldBeTrue();
        loaded[0]["conv.bias"].ReadOnlyValues.ToArray().ShouldBe([7, 8]);
        loaded[1].ReadOnlyValues.ToArray().ShouldBe([50, 51]);
        Should.Throw<InvalidOperationException>(() => loaded[0].Values.Length);
        GC.KeepAlive(loaded);
    }

    [Fact]
    public void Another_order_is_copied_instead()
    {
        using var saved = Counting(1, Parameters[1], Parameters[0]);
        using var file = SafetensorsFile.Over(Written(writer => writer.Add(saved)), "w");
        var loaded = WeightLoader.InPlace(file, Parameters).Single();
        loaded.IsReadOnly.ShouldBeFalse();
        loaded["conv.weight"].ReadOnlyValues[0].ShouldBe(3);
        Should.Throw<WeightMismatchException>(() => WeightLoader.InPlace(file, Parameters, State))
            .Missing.ShouldBe(["norm.mean [2]"]);
    }

    [Fact]
    public void Data_at_an_odd_address_is_used_where_the_processor_can()
    {
        var header = "{" + Tensor("conv.weight", "[2,3]", 0, 24) + "," + Tensor("conv.bias", "[2]", 24, 32) + "}";
        var content = Of(header.PadRight((header.Length + 7) / 8 * 8 + 1), 32);
        BitConverter.TryWriteBytes(content.AsSpan(^4), 5f);
        using var file = SafetensorsFile.Over(content, "w");
        var loaded = WeightLoader.InPlace(file, Parameters).Single();
        loaded.IsReadOnly.ShouldBe(ParameterSet.CanLieAt((float*)file.Data));
        loaded.ReadOnlyValues[^1].ShouldBe(5);
    }
}
