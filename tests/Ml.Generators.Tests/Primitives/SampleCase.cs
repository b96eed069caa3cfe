using Ml.Generators.Gradients;
using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;
using Ml.Testing;
using Ml.Testing.Gradients;
using Ml.Testing.Oracle;

namespace Ml.Generators.Tests.Primitives;

/// <summary>What stands in an operand's place.</summary>
internal enum Source
{
    /// <summary>Numbers that are known only when the model runs.</summary>
    Given,

    /// <summary>A number.</summary>
    Constant,

    /// <summary>The size n; of truth values, whether it is larger than 4.</summary>
    Size,

    /// <summary>Truth values of which a part is known: given, and known to hold; or given, or known not to.</summary>
    Partly,
}

/// <summary>A sample with something in the place of each operand, as a graph.</summary>
internal sealed class SampleCase
{
    // Small ones, ones that no float holds, the ends, and the bits of signalling NaNs.
    private static readonly double[] WholeNumbers =
        [0, 1, -1, 2, 3, -7, 16777217, -16777219, int.MaxValue, int.MinValue, 0x7F80_0001, -5_000_000, 123_456_789];

    private readonly GraphBuilder _builder = new();
    private readonly ElementType _element;

    private SampleCase(Sample sample, ElementType element, IReadOnlyList<(Source Source, double Number)> places)
    {
        _element = element;
        Primitive operation = sample.Of(element);
        Name = $"{operation} of {element} with {string.Join(", ", places.Select(p => p.Source == Source.Constant ? $"{p.Number}" : $"{p.Source}"))}";
        Inputs.Sizes["n"] = 5;
        Inputs.Random = Support.CompiledProgram.Draw;
        Value[] operands = [.. sample.Operands.Select((o, i) => OperandOf(o, i, places[i]).Value)];
        Node node = _builder.AddNode(operation, operands);
        IEnumerable<Expr> results = node.Results.Select(r => new Expr(_builder, r));
        int index = 0;
        foreach (Expr result in results)
        {
            Output(result, index++);
            // Once more by way of memory.
            if (result.Rank > 0)
                Output(result.Concatenate(0, result), index++);
        }

        Forward = _builder.Build();
        bool hasSlope = element == ElementType.Float32 && operation.IsDifferentiable
            && sample.Operands.Zip(places).Any(p => p.First.Element is null && p.Second.Source == Source.Given);
        Gradient = hasSlope ? GradientOf(operation, sample, operands) : null;
    }

    public string Name { get; }

    /// <summary>The results, as floats where they are truth values, each also joined to itself.</summary>
    public Graph.Graph Forward { get; }

    /// <summary>The gradients by the given floats of a weighted sum of the result, or null without any.</summary>
    public Graph.Graph? Gradient { get; }

    public OracleInputs Inputs { get; } = new();

    /// <summary>
    /// The sample of each type of elements it takes: with nothing known, with each operand known in turn, with all.
    /// </summary>
    public static IEnumerable<SampleCase> Of(Sample sample)
    {
        foreach (ElementType element in Enum.GetValues<ElementType>().Where(e => sample.Of(e).Takes(e)))
        {
            int count = sample.Operands.Length;
            (Source, double)[] given = [.. Enumerable.Repeat((Source.Given, 0.0), count)];
            yield return new SampleCase(sample, element, given);
            (Source, double)[][] known = [.. sample.Operands.Select(o => Known(o.Element ?? element, o).ToArray())];
            for (int i = 0; i < count; i++)
            {
                foreach ((Source, double) place in known[i])
                    yield return new SampleCase(sample, element, [.. given.Select((g, k) => k == i ? place : g)]);
            }

            for (int turn = 0; count > 1 && turn < known.Max(k => k.Length); turn++)
                yield return new SampleCase(sample, element, [.. known.Select((k, i) => k[(turn + i) % k.Length])]);
        }
    }

    private static IEnumerable<(Source, double)> Known(ElementType element, SampleOperand operand)
    {
        double[] numbers = element switch
        {
            ElementType.Bool => [1, 0],
            ElementType.Int32 when operand.Element is null => [0, 1, -1, 3, 16777217, -5_000_000, int.MinValue],
            _ => operand.Constants ?? [0, 1, -1, 2, 0.5],
        };
        foreach (double number in numbers)
            yield return (Source.Constant, number);
        yield return (Source.Size, 0);
        if (element == ElementType.Bool)
        {
            yield return (Source.Partly, 1);
            yield return (Source.Partly, 0);
        }
    }

    private Expr OperandOf(SampleOperand operand, int index, (Source Source, double Number) place)
    {
        ElementType element = operand.Element ?? _element;
        Shape shape = SpecBuilder.ShapeOf(operand.Sizes);
        Expr Leaf(Leaf leaf) => new(_builder, _builder.Add(leaf));
        Expr Known(double number) => Leaf(new ConstantLeaf(2, ElementType.Float32)) > (number == 0 ? 3 : 1);
        Expr value = place.Source switch
        {
            Source.Given => Given(element, operand, index, shape),
            Source.Constant => Leaf(new ConstantLeaf(place.Number, element)),
            Source.Size when element == ElementType.Bool => Leaf(new SizeLeaf(Dim.Named("n"), ElementType.Float32)) > 4,
            Source.Size => Leaf(new SizeLeaf(Dim.Named("n"), element)),
            _ when place.Number == 0 => Given(element, operand, index, shape).Or(Known(0)),
            _ => Given(element, operand, index, shape).And(Known(1)),
        };
        return value.BroadcastTo(shape);
    }

    private Expr Given(ElementType element, SampleOperand operand, int index, Shape shape)
    {
        int seed = index + 1;
        Func<int, double> number = element switch
        {
            ElementType.Int32 when operand.Element is null => i => WholeNumbers[((i * 5) + seed) % WholeNumbers.Length],
            ElementType.Bool => i => GradientCheck.Number(seed, i),
            _ => operand.Numbers ?? (i => GradientCheck.Number(seed, i)),
        };
        Inputs.Inputs[index] = new NumberArray(
            Inputs.Evaluate(shape), [.. Enumerable.Range(0, NumberArray.Count(Inputs.Evaluate(shape))).Select(number)]);
        ElementType stored = element == ElementType.Bool ? ElementType.Float32 : element;
        var leaf = new Expr(_builder, _builder.Add(new InputLeaf($"x{index}", index, new TensorType(stored, shape))));
        return element == ElementType.Bool ? leaf > 0 : leaf;
    }

    private void Output(Expr result, int index) => _builder.Output(
        OutputRole.Output, $"y{index}", index, (result.Element == ElementType.Bool ? result.ToFloat() : result).Value);

    private Graph.Graph GradientOf(Primitive operation, Sample sample, Value[] operands)
    {
        var result = new Expr(_builder, _builder.AddNode(operation, operands).Result);
        // Elements that weigh differently, so that none is taken for another.
        Expr row = result.Reshape(new Shape(result.Shape.Size));
        Expr loss = (row * ((row.RampAlong(0, ElementType.Float32) * 0.125) - 1)).Sum();
        GraphOutput output = new(OutputRole.Loss, "loss", 0, loss.Value);
        var forward = new Graph.Graph(_builder.Nodes, [output]);
        return Differentiation.Differentiate(forward, slot => sample.Operands[slot].Element is null);
    }
}
