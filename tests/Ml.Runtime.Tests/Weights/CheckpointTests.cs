using Ml.Contracts;
using Ml.Random;
using Ml.Weights;
using static Ml.Runtime.Tests.Weights.Content;

namespace Ml.Runtime.Tests.Weights;

public sealed class CheckpointTests
{
    static readonly ParameterInfo[] Parameters = [new("fc.weight", 2, 3), new("fc.bias", 2)];
    static readonly ParameterInfo[] State = [new("norm.mean", 2)];

    static readonly CheckpointInfo Info = new()
    {
        Step = 1234,
        Epoch = 2,
        PositionInEpoch = 640,
        Randomness = new RandomState(ulong.MaxValue, 1234),
        Optimizer = "Adam(...)",
        Schedule = "Cosine(warmup: 200)",
        Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["step"] = "mine", ["best"] = "0.25" },
    };

    [Fact]
    public void Everything_comes_back()
    {
        using var folder = new TemporaryFolder();
        Save(folder.File("run"), "mean", "square");
        using var checkpoint = Checkpoint.Open(folder.File("run"));
        checkpoint.Info.Metadata.ShouldBe(Info.Metadata, ignoreOrder: true);
        (checkpoint.Info with { Metadata = Info.Metadata }).ShouldBe(Info);

        using var parameters = new ParameterSet(Parameters);
        using var state = new ParameterSet(State);
        NamedSet[] optimizer = [new("mean", new(Parameters)), new("square", new(Parameters))];
        checkpoint.Restore(parameters, state, optimizer);
        parameters.ReadOnlyValues[0].ShouldBe(1);
        state.ReadOnlyValues[0].ShouldBe(100);
        optimizer[0].Set.ReadOnlyValues[0].ShouldBe(1000);
        optimizer[1].Set.ReadOnlyValues[7].ShouldBe(2007);
    }

    [Fact]
    public void Another_optimiser_is_noticed_before_anything_changes()
    {
        using var folder = new TemporaryFolder();
        Save(folder.File("run"), "momentum");
        using var checkpoint = Checkpoint.Open(folder.File("run"));
        using var parameters = new ParameterSet(Parameters);
        using var state = new ParameterSet(State);
        NamedSet[] optimizer = [new("mean", new(Parameters))];
        var error = Should.Throw<WeightMismatchException>(() => checkpoint.Restore(parameters, state, optimizer));
        error.Missing.ShouldContain("optimizer/mean/fc.bias [2]");
        error.Surplus.ShouldContain("optimizer/momentum/fc.bias F32 [2]");
        parameters.ReadOnlyValues.ToArray().ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void Weights_alone_are_no_checkpoint()
    {
        using var folder = new TemporaryFolder();
        using var parameters = Counting(1, Parameters);
        File.WriteAllBytes(folder.File("w"), Written(writer => writer.Add(parameters)));
        Should.Throw<SafetensorsException>(() => Checkpoint.Open(folder.File("w")))
            .Message.ShouldContain("expected a checkpoint with metadata 'format', found a file without it");
    }

    [Fact]
    public void A_damaged_position_is_named()
    {
        using var folder = new TemporaryFolder();
        Save(folder.File("run"));
        var content = File.ReadAllBytes(folder.File("run"));
        var at = content.AsSpan().IndexOf("1234"u8);
        content[at] = (byte)'x';
        File.WriteAllBytes(folder.File("run"), content);
        Should.Throw<SafetensorsException>(() => Checkpoint.Open(folder.File("run"))).Message.ShouldContain("'x234'");
    }

    [Fact]
    public void Saving_replaces_the_file_as_a_whole()
    {
        using var folder = new TemporaryFolder();
        Save(folder.File("run"), "mean");
        File.WriteAllText(folder.File("run.tmp"), "left behind by a killed process");
        Save(folder.File("run"));
        folder.Names.ShouldBe(["run"]);
        using var checkpoint = Checkpoint.Open(folder.File("run"));
        checkpoint.Restore(new ParameterSet(Parameters), new ParameterSet(State), []);
    }

    static void Save(string path, params string[] optimizer)
    {
        using var parameters = Counting(1, Parameters);
        using var state = Counting(100, State);
        NamedSet[] sets = [.. optimizer.Select((name, i) => new NamedSet(name, Counting(1000 * (i + 1), Parameters)))];
        Checkpoint.Save(path, Info, parameters, state, sets);
    }
}
