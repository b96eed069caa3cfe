using System.Text.Json.Nodes;
using Ml.Contracts;
using Ml.Optimizers;
using Ml.Random;
using Ml.Testing;
using Ml.Training;
using Ml.Weights;

namespace Ml.Runtime.Tests.Training;

/// <summary>
/// Checkpoints whose parts were changed one by one, the file around them whole: a run goes on from it, or a documented
/// exception says why not, and nothing was loaded.
/// </summary>
public sealed class CheckpointFuzzTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("checkpoints").FullName;

    string Path => System.IO.Path.Combine(_folder, "run");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_mutated_run_goes_on_or_is_refused()
    {
        var (info, parameters, state, moments) = Original();
        var json = info.Metadata["run"];
        var random = new System.Random(2026);
        var rounds = Effort.Rounds(3_000, 100_000);
        var (gone, refused) = (0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var run = JsonNode.Parse(json)!;
            for (var edits = random.Next(1, 3); edits > 0; edits--)
                Mutate(run, random);
            var changed = info with { Metadata = new Dictionary<string, string> { ["run"] = run.ToJsonString() } };
            if (random.Next(4) == 0)
                changed = Mutate(changed, random);
            if (random.Next(8) == 0)
                changed = changed with { Metadata = new Dictionary<string, string> { ["run"] = Cut(run.ToJsonString(), random) } };
            Checkpoint.Save(Path, changed, parameters, state, moments);
            _ = GoesOn(round) ? gone++ : refused++;
        }

        gone.ShouldBeGreaterThan(rounds / 50);
        refused.ShouldBeGreaterThan(rounds / 4);
    }

    [Theory]
    [InlineData("Points", "points")]
    [InlineData("\"Losses\":{", "\"Losses\":null,\"x\":{")]
    [InlineData("\"History\":[{", "\"History\":[null,{")]
    [InlineData("\"Metrics\":[{", "\"Metrics\":[null,{")]
    [InlineData("\"Name\":\"mae\"", "\"Name\":null")]
    [InlineData("\"StepsPerPoint\":1", "\"StepsPerPoint\":0")]
    [InlineData("\"StepsPerPoint\":1", "\"StepsPerPoint\":-1")]
    [InlineData("\"BatchSize\":3", "\"BatchSize\":0")]
    [InlineData("\"Notes\":[", "\"Notes\":[null,")]
    [InlineData("\"Refused\":{", "\"Refused\":[{")]
    [InlineData("\"LossSums\":[", "\"LossSums\":[{\"Sum\":0,\"Count\":-1},")]
    [InlineData("\"LossSums\":[{\"Sum\":", "\"LossSums\":[{\"Sum\":\"NaN\",\"x\":")]
    [InlineData("\"TrainingTerms\":[", "\"TrainingTerms\":[null")]
    [InlineData("\"LastRate\":", "\"LastRate\":1e999,\"x\":")]
    public void A_damaged_part_is_named(string part, string instead)
    {
        var (info, parameters, state, moments) = Original();
        var json = info.Metadata["run"];
        json.ShouldContain(part);
        var at = json.IndexOf(part, StringComparison.Ordinal);
        var changed = info with
        {
            Metadata = new Dictionary<string, string> { ["run"] = json[..at] + instead + json[(at + part.Length)..] },
        };
        Checkpoint.Save(Path, changed, parameters, state, moments);
        using var model = Model();
        var message = Should.Throw<InvalidOperationException>(() => Trainer(Path).Fit(model, RefusalData, RefusalData)).Message;
        message.ShouldStartWith($"{Path}: the 'run' entry of the checkpoint is damaged: ");
        model.Parameters.ReadOnlyValues[0].ShouldBe(0);
    }

    bool GoesOn(int round)
    {
        using var model = Model();
        var trainer = Trainer(path: null);
        trainer.Optimizer.Prepare(model.Parameters);
        using var loop = new TrainingLoop(
            trainer, model, new Feed(model.Description, RefusalData, withTargets: true, "data"),
            new Evaluator(model, RefusalData, 3, metrics: null));
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            loop.Restore(Path);
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
            loop.Run(new SilentProgress(), default).Steps.ShouldBe(12);
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or SafetensorsException or WeightMismatchException)
        {
            // The documented answers; a disposed object would be one by inheritance and is none.
            e.ShouldNotBeOfType<ObjectDisposedException>($"round {round}");
            e.Message.ShouldContain(Path);
            model.Parameters.ReadOnlyValues[0].ShouldBe(0, "nothing was loaded");
            return false;
        }
    }

    (CheckpointInfo Info, ParameterSet Parameters, ParameterSet State, NamedSet[] Moments) Original()
    {
        var (model, trainer) = (Model(), Trainer(Path));
        using var cancel = new CancellationTokenSource();
        trainer = Trainer(Path, step =>
        {
            if (step.Step == 8)
                cancel.Cancel();
        });
        trainer.Fit(model, RefusalData, RefusalData, cancel.Token).Reason.ShouldBe(StopReason.Cancelled);
        using var file = Checkpoint.Open(Path);
        ParameterInfo[] extras = [.. model.Parameters.Infos];
        NamedSet[] moments =
        [
            .. trainer.Optimizer.State.Select(named => new NamedSet(named.Name, new ParameterSet(extras))),
            new("best", new ParameterSet(extras)), new("best_state", new ParameterSet(model.State.Infos)),
        ];
        file.Restore(model.Parameters, model.State, moments);
        return (file.Info, model.Parameters, model.State, moments);
    }

    static readonly Ml.Data.ArrayDataSet RefusalData = Ml.Data.DataSet.From([0f, 1, 2, 3, 4, 5, 6], [0f, 1, 2, 3, 4, 5, 6], 7);

    static ScriptedModel Model() => new(ElementKind.Float32, call => 1f / (call + 1))
    {
        Gradient = batch => batch is 2 or 7 ? float.NaN : -1,
    };

    static Trainer Trainer(string? path, Action<StepInfo>? onStep = null) => new(new Sgd(1, momentum: 0.5f))
    {
        Epochs = 4,
        BatchSize = 3,
        CheckpointPath = path,
        Resume = true,
        EarlyStopping = new EarlyStopping(3, "mae"),
        Progress = ProgressMode.None,
        OnStep = onStep,
    };

    static string Cut(string text, System.Random random)
    {
        var at = random.Next(text.Length);
        return random.Next(3) switch { 0 => text[..at], 1 => text.Remove(at, 1), _ => text.Insert(at, "{}[]\",:0-eN"[random.Next(11)].ToString()) };
    }

    static CheckpointInfo Mutate(CheckpointInfo info, System.Random random)
    {
        var number = random.Next(5) switch { 0 => 0, 1 => random.Next(12), 2 => int.MaxValue + 1L, 3 => long.MaxValue, _ => random.NextInt64() };
        return random.Next(5) switch
        {
            0 => info with { Step = number },
            1 => info with { Epoch = number },
            2 => info with { PositionInEpoch = number },
            3 => info with { Randomness = new RandomState((ulong)number, (ulong)number) },
            _ => info with { Optimizer = info.Optimizer[..random.Next(info.Optimizer.Length)] },
        };
    }

    /// <summary>Changes one value somewhere in the tree: another number or kind, gone, twice, empty, null.</summary>
    static void Mutate(JsonNode root, System.Random random)
    {
        List<JsonNode> all = [];
        Collect(root, all);
        if (all.Count == 0)
            return;
        var node = all[random.Next(all.Count)];
        JsonNode? other = random.Next(12) switch
        {
            0 => null,
            1 => JsonValue.Create(0),
            2 => JsonValue.Create(-1),
            3 => JsonValue.Create(random.Next(20)),
            4 => JsonValue.Create(random.NextInt64()),
            5 => JsonValue.Create(double.MaxValue),
            6 => JsonValue.Create(random.NextDouble()),
            7 => JsonValue.Create("NaN"),
            8 => JsonValue.Create("text"),
            9 => JsonValue.Create(true),
            10 => new JsonArray(),
            _ => new JsonObject(),
        };
        switch (node.Parent)
        {
            case JsonObject parent:
                var name = parent.First(pair => pair.Value == node).Key;
                if (random.Next(5) == 0)
                    parent.Remove(name);
                else if (random.Next(6) == 0)
                    parent[name + "2"] = node.DeepClone();
                else
                    parent[name] = other;
                break;
            case JsonArray parent:
                var index = parent.IndexOf(node);
                if (random.Next(4) == 0)
                    parent.RemoveAt(index);
                else if (random.Next(4) == 0)
                    parent.Insert(index, node.DeepClone());
                else
                    parent[index] = other;
                break;
        }
    }

    static void Collect(JsonNode node, List<JsonNode> all)
    {
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject container => container.Select(pair => pair.Value),
            JsonArray list => list,
            _ => [],
        };
        foreach (var child in children.OfType<JsonNode>())
        {
            all.Add(child);
            Collect(child, all);
        }
    }
}
