using System.Text;
using Ml.Generators.Lowering;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Testing.Declarations;

/// <summary>
/// A random model that the compiler takes, the same one for the same seed: a stack of layers or a graph, static or named
/// sizes, ones among them, several inputs, outputs and losses, other models as repeated layers.
/// </summary>
public sealed class RandomModel
{
    private const int MostAttempts = 150;

    private RandomModel(string name, string source, ModelSpec spec, IReadOnlyDictionary<string, long> sizes) =>
        (Name, Source, Spec, Sizes) = (name, source, spec, sizes);

    public string Name { get; }

    /// <summary>The declaration, with those of the models that it uses.</summary>
    public string Source { get; }

    public ModelSpec Spec { get; }

    /// <summary>What its named sizes are when it runs.</summary>
    public IReadOnlyDictionary<string, long> Sizes { get; }

    /// <summary>What <see cref="BeforeConvolution"/> takes: all that is not of single elements.</summary>
    public static IEnumerable<string> Functions => RandomCalls.Wide.Select(s => s.Name);

    /// <summary>A model, or null where nothing came of the seed.</summary>
    public static RandomModel? Create(string name, int seed)
    {
        var random = new System.Random(seed);
        return random.Next(3) == 0 ? Stack(name, random) : Graph(name, random);
    }

    private static Dim[] Names { get; } = [Dim.Named("batch"), Dim.Named("time")];

    private static Shape RandomShape(System.Random random, Dim first)
    {
        int rank = random.Next(5) switch { 0 => 1, 1 or 2 => 2, 3 => 3, _ => 4 };
        return new Shape([first, .. Enumerable.Range(1, rank - 1)
            .Select(_ => random.Next(8) == 0 ? Names[1] : (Dim)random.Next(rank == 4 ? 3 : 1, 6))]);
    }

    private static Dictionary<string, long> RandomSizes(System.Random random) => new(StringComparer.Ordinal)
    {
        ["batch"] = random.Next(4) == 0 ? 1 : random.Next(2, 6),
        ["time"] = random.Next(4) == 0 ? 1 : random.Next(2, 8),
    };

    /// <summary>
    /// Sizes with which everything has elements and what the model assumes holds: chance is tried often, then larger.
    /// </summary>
    private static Dictionary<string, long>? SizesOf(LoweredModel model, System.Random random)
    {
        Dim[] all = [.. model.Inputs.SelectMany(i => i.Shape!)
            .Concat((model.Training ?? model.Inference).Nodes.SelectMany(n => n.Results).SelectMany(v => v.Shape))];
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            Dictionary<string, long> sizes = RandomSizes(random).ToDictionary(
                s => s.Key, s => s.Value + (attempt / 20), StringComparer.Ordinal);
            long Of(Dim size) => size.Evaluate(name => sizes[name]);
            if (all.All(size => Of(size) > 0) && model.Assumptions.All(a => a.IsLeast ? Of(a.Left) >= Of(a.Right) : Of(a.Left) == Of(a.Right)))
                return sizes;
        }

        return null;
    }

    private static RandomModel? Stack(string name, System.Random random)
    {
        Dim first = random.Next(4) == 0 ? random.Next(1, 4) : Names[0];
        var input = new TensorType(ElementType.Float32, RandomShape(random, first));
        var calls = new RandomCalls(random);
        var program = new RandomProgram([input]);
        int wanted = random.Next(2, 7);
        for (int i = 0; i < MostAttempts && program.Calls.Count < wanted; i++)
        {
            if (calls.Layer(program.Types.Count - 1, program.Types[^1]) is { } call)
                program.Try(call);
        }

        for (int i = 0; i < MostAttempts; i++)
        {
            if (program.Calls.Count == 0 || calls.Loss(program.Types[^1]) is not { } loss)
                continue;
            var spec = new SpecBuilder(name);
            int target = 0;
            int[] values = program.Write(spec, spec.Input, () => target = spec.Target("target", null, loss.Target.Element));
            ModelSpec whole = spec.Build(
                [values[^1]], spec.Call(loss.Operation, [values[^1], target], loss.Arguments), program.Calls.Count);
            if (ModelLowering.Lower(whole).Model is not { } model || SizesOf(model, random) is not { } sizes)
                continue;
            string[] parts =
            [
                $"Input({string.Join(", ", input.Shape.Select(DeclarationWriter.SizeText))})",
                .. program.Calls.Select(c => DeclarationWriter.Attribute(c.Operation, c.Arguments)),
                DeclarationWriter.Attribute(loss.Operation, loss.Arguments),
            ];
            return new RandomModel(
                name, $"[Model]\n[{string.Join(", ", parts)}]\npublic partial class {name};\n", whole, sizes);
        }

        return null;
    }

    private static RandomModel? Graph(string name, System.Random random)
    {
        Dim first = random.Next(4) == 0 ? random.Next(1, 4) : Names[0];
        var calls = new RandomCalls(random);
        TensorType[] inputs =
        [
            .. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new TensorType(
                random.Next(6) == 0 ? ElementType.Int32 : ElementType.Float32, RandomShape(random, first))),
        ];
        if (inputs.Length > 1 && random.Next(2) == 0)
            inputs[1] = inputs[0];
        var program = new RandomProgram(inputs);
        int wanted = random.Next(2, 9);
        for (int i = 0; i < MostAttempts && program.Calls.Count < wanted; i++)
        {
            if ((random.Next(12) == 0 ? Use(name, program, random) : calls.Function(program.Types)) is { } call)
                program.Try(call);
        }

        int[] outputs = [.. program.Unread.Reverse().Take(random.Next(1, 3)).Reverse()];
        return outputs.Length == 0 ? null : Finish(name, program, outputs, random);
    }

    /// <summary>
    /// A model in which a convolution reads what a function gives, and so does the caller; null where the function gives no
    /// image.
    /// </summary>
    public static RandomModel? BeforeConvolution(string name, string function, int seed)
    {
        var random = new System.Random(seed);
        var calls = new RandomCalls(random);
        Signature signature = Composite.All[function].Signature;
        Shape image = new([Names[0], 2, 3, 4]);
        for (int i = 0; i < MostAttempts; i++)
        {
            var program = new RandomProgram(
            [
                new TensorType(ElementType.Float32, image), new TensorType(ElementType.Float32, image.Without(3)),
                new TensorType(ElementType.Float32, new Shape([.. image, 2])),
                new TensorType(ElementType.Int32, image.Without(3)), new TensorType(ElementType.Int32, image),
            ]);
            if (calls.Function(signature, program.Types) is { } call && program.Try(call)
                && program.Types[^1] is { Element: ElementType.Float32, Shape.Rank: 4 }
                && program.Try(new("Conv2D", [program.Types.Count - 1], [("filters", 3), ("kernel", new[] { 1 })])))
                return Finish(name, program, [program.Types.Count - 2, program.Types.Count - 1], random);
        }

        return null;
    }

    private static RandomModel? Finish(string name, RandomProgram program, int[] outputs, System.Random random)
    {
        var calls = new RandomCalls(random);
        List<(int Output, string Operation, TensorType Target, (string, object)[] Arguments)> losses = [];
        if (random.Next(5) > 0)
        {
            foreach (int output in outputs.Where(o => program.Types[o].Element == ElementType.Float32))
                AddLoss(output);
        }

        ModelSpec spec = SpecOf(name, program, outputs, losses);
        return ModelLowering.Lower(spec).Model is { } model && SizesOf(model, random) is { } sizes
            ? new RandomModel(name, Write(name, program, outputs, losses, spec), spec, sizes) : null;

        void AddLoss(int output)
        {
            for (int i = 0; i < MostAttempts / 5; i++)
            {
                if (calls.Loss(program.Types[output]) is not { } loss)
                    continue;
                losses.Add((output, loss.Operation, loss.Target, loss.Arguments));
                if (Lowers(SpecOf(name, program, outputs, losses)))
                    return;
                losses.RemoveAt(losses.Count - 1);
            }
        }
    }

    /// <summary>A block that keeps the shape of what it is given, used once or repeated.</summary>
    private static RandomProgram.Call? Use(string name, RandomProgram program, System.Random random)
    {
        int[] fitting = [.. Enumerable.Range(0, program.Types.Count)
            .Where(v => program.Types[v] is { Element: ElementType.Float32, Shape.Rank: > 1 } type && type.Shape[type.Shape.Rank - 1].IsConstant)];
        if (fitting.Length == 0)
            return null;
        int operand = fitting[random.Next(fitting.Length)];
        TensorType type = program.Types[operand];
        var calls = new RandomCalls(random);
        var body = new RandomProgram([type]);
        for (int i = 0; i < MostAttempts && body.Calls.Count < 3; i++)
        {
            if (calls.Function(body.Types) is { } call && body.Try(call) && !body.Types[^1].Equals(type))
                body.Drop();
        }

        if (body.Calls.Count == 0)
            return null;
        string block = $"{name}Block{program.Calls.Count}";
        int[] outputs = [body.Types.Count - 1];
        ModelSpec spec = SpecOf(block, body, outputs, []);
        var model = new RandomModel(block, Write(block, body, outputs, [], spec), spec, new Dictionary<string, long>());
        return new RandomProgram.Call(block, [operand], [], model, random.Next(3) == 0 ? 1 : random.Next(2, 4));
    }

    private static ModelSpec SpecOf(
        string name, RandomProgram program, int[] outputs,
        List<(int Output, string Operation, TensorType Target, (string, object)[] Arguments)> losses)
    {
        var spec = new SpecBuilder(name);
        List<int> targets = [];
        int[] values = program.Write(spec, spec.Input, () =>
            targets.AddRange(losses.Select((l, i) => spec.Target($"t{i}", l.Target.Shape, l.Target.Element))));
        int loss = -1;
        for (int i = 0; i < losses.Count; i++)
        {
            int term = spec.Call(losses[i].Operation, [values[losses[i].Output], targets[i]], losses[i].Arguments);
            term = spec.Call("Mean", term);
            loss = loss < 0 ? term : spec.Call("Add", [loss, term]);
        }

        return spec.Build([.. outputs.Select(o => values[o])], loss, program.Calls.Count);
    }

    private static string Write(
        string name, RandomProgram program, int[] outputs,
        List<(int Output, string Operation, TensorType Target, (string, object)[] Arguments)> losses, ModelSpec spec)
    {
        var writer = new DeclarationWriter(name);
        int[] values = program.Write(writer, (n, shape, element, slope) => writer.Input(n, new TensorType(element, shape), slope));
        for (int i = 0; i < losses.Count; i++)
            writer.Target($"t{i}", losses[i].Target);
        if (losses.Count > 0)
        {
            writer.Loss = string.Join(" + ", losses.Select((l, i) => "Mean(" + DeclarationWriter.Function(
                l.Operation, [$"output{Array.IndexOf(outputs, l.Output)}", $"t{i}"], l.Arguments) + ")"));
        }

        var text = new StringBuilder(writer.Write([.. outputs.Select(o => values[o])]));
        foreach (RandomModel block in program.Calls.Select(c => c.Model).OfType<RandomModel>())
            text.Append(block.Source);
        return text.ToString();
    }

    private static bool Lowers(ModelSpec spec) => ModelLowering.Lower(spec).Model is not null;
}
