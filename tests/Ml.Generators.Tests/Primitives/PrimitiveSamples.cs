using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;
using Ml.Testing;
using Ml.Testing.Gradients;
using Kind = Ml.Generators.Ops.Primitives.Reduction;

namespace Ml.Generators.Tests.Primitives;

/// <summary>Every primitive there is, with something to try it on: maps by themselves, the others from a list.</summary>
internal static class PrimitiveSamples
{
    private static readonly Window Sliding = new(Two(2, 3), Two(2, 1), Two(1, 0), Two(0, 1), Two(1, 1));

    /// <summary>All primitives, as reflection finds them.</summary>
    public static IReadOnlyList<Type> Primitives { get; } =
        [.. typeof(Primitive).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(Primitive)))];

    public static IReadOnlyList<Sample> All { get; } = [.. Maps(), .. Others()];

    private static IEnumerable<Sample> Maps()
    {
        foreach (Type type in Primitives.Where(t => t.IsSubclassOf(typeof(MapOperation)) && t != typeof(Cast)))
        {
            var map = (MapOperation)Activator.CreateInstance(type)!;
            SampleOperand[] operands = map.Arity switch
            {
                1 => ["n, 7"],
                2 => ["n, 7", "7"],
                _ => [new("n, 7", ElementType.Bool), "n, 1", "7"],
            };
            yield return new Sample(map, [.. operands.Select((o, i) => o.Element is null ? Defined(map, o, i) : o)]);
        }

        double[] floats = [0.9, -0.9, 0, 3, -2.5e7, 2147483520, 3e9, -3e9, double.NaN, double.PositiveInfinity, double.NegativeInfinity];
        foreach (ElementType to in Enum.GetValues<ElementType>())
            yield return new Sample(new Cast(to), new SampleOperand("n, 7", null, i => floats[i % floats.Length], [0, 0.9, -3e9, double.NaN]));
    }

    /// <summary>An operand with numbers where the function is defined and smooth.</summary>
    private static SampleOperand Defined(MapOperation map, SampleOperand operand, int index)
    {
        double Number(int i) => GradientCheck.Number(index + 1, i);
        return map switch
        {
            Acos or Asin or Atanh => operand with { Numbers = i => Number(i) * 0.45, Constants = [0, 0.5, -0.25] },
            Acosh => operand with { Numbers = i => 1.2 + Math.Abs(Number(i)), Constants = [2, 1.5] },
            Log or Sqrt => operand with { Numbers = i => 0.3 + Math.Abs(Number(i)), Constants = [1, 2, 0.25] },
            Power when index == 0 => operand with { Numbers = i => 0.3 + Math.Abs(Number(i)), Constants = [1, 2, 0.5] },
            Log1p => operand with { Numbers = i => Math.Abs(Number(i)) - 0.9, Constants = [0, 1, -0.5] },
            Divide when index == 1 => operand with { Numbers = i => Number(i) + (Number(i) < 0 ? -0.3 : 0.3), Constants = [1, -1, 2, 0.5] },
            Tan => operand with { Numbers = i => Number(i) * 0.6, Constants = [0, 1, -0.5] },
            Floor or Ceiling or Round or Truncate => operand with { Numbers = i => Math.Floor(Number(i) * 3) + 0.3 },
            _ => operand,
        };
    }

    private static IEnumerable<Sample> Others()
    {
        foreach (Kind reduction in Enum.GetValues<Kind>())
        {
            yield return new Sample(new Reduce(reduction, EquatableArray.Of(1), Keep: true), "n, 7");
            yield return new Sample(new Reduce(reduction, EquatableArray.Of(0), Keep: false), "n, 7");
            yield return new Sample(new Reduce(reduction, EquatableArray.Of(0, 1), Keep: false), "n, 37");
        }

        foreach (bool largest in new[] { true, false })
        {
            yield return new Sample(new ArgReduce(largest, 1), "n, 37");
            yield return new Sample(new ArgReduce(largest, 0), "n, 7");
        }

        yield return new Sample(new MatMul(), "n, 6", "6, 7");
        yield return new Sample(new MatMul(TransposeLeft: true, TransposeRight: true), "n, 3, 4", "5, 3");
        yield return new Sample(new Convolution(Sliding), "2, 2, 5, 6", "3, 2, 2, 3");
        yield return new Sample(new Convolution(Sliding, Groups: 2), "2, 4, 5, 6", "6, 2, 2, 3");
        yield return new Sample(new ConvolutionInputGradient(Sliding, 1, new Shape(2, 2, 5, 6)), "2, 3, 3, 5", "3, 2, 2, 3");
        yield return new Sample(new ConvolutionWeightGradient(Sliding, 1, new Shape(3, 2, 2, 3)), "2, 2, 5, 6", "2, 3, 3, 5");
        yield return new Sample(new MaxPool(Sliding), "1, 2, 5, 6");
        yield return new Sample(new MaxPoolGradient(Sliding), "1, 2, 5, 6", "1, 2, 3, 5");
        yield return new Sample(new AveragePool(Sliding, CountPadding: true), "1, 2, 5, 6");
        yield return new Sample(new AveragePool(Sliding, CountPadding: false), "1, 2, 5, 6");
        yield return new Sample(new AveragePoolGradient(Sliding, CountPadding: true, new Shape(1, 2, 5, 6)), "1, 2, 3, 5");

        yield return new Sample(new Reshape(new Shape(Dim.Named("n") * 7)), "n, 7");
        yield return new Sample(new Transpose(Two(1, 0)), "n, 7");
        yield return new Sample(new BroadcastTo(new Shape(2, Dim.Named("n"), 7)), "n, 1");
        yield return new Sample(new Slice(Sizes(1, 2), Sizes(3, 2), Two(1, 3)), "n, 7");
        yield return new Sample(new Pad(Sizes(1, 2), Sizes(0, 3), Two(1, 2), 1), "n, 7");
        yield return new Sample(new Pad(Sizes(1, 2), Sizes(0, 3), Two(1, 1), 0), "n, 7");
        yield return new Sample(new Concatenate(1), "n, 2", "n, 7", "n, 1");
        yield return new Sample(new StopGradient(), "n, 7");
        yield return new Sample(new WithSlope(), "n, 7", "n, 7", "n, 7");
        yield return new Sample(new Gather(), "6, 7", Rows("n, 2"));
        yield return new Sample(new ScatterAdd(new Shape(6, 7)), Rows("n, 2"), "n, 2, 7");
        yield return new Sample(new RandomUniform(3, new Shape(5, 7)));
        yield return new Sample(LoopOf, "3", "4, 3", "3");
    }

    // Three rows of six are named, one of them twice; a size of 5 names the last.
    private static SampleOperand Rows(string sizes) => new(sizes, ElementType.Int32, i => i * 5 % 6, [0, 2]);

    /// <summary>Keeps its value where it is another than a given one, else takes the slice; says where it equals it.</summary>
    private static Loop LoopOf(ElementType element)
    {
        var body = new GraphBuilder();
        Expr[] leaves = [.. Enumerable.Range(0, 3).Select(i => new Expr(body, body.Add(new BodyLeaf(i, new TensorType(element, new Shape(3))))))];
        (Expr carried, Expr slice, Expr given) = (leaves[0], leaves[1], leaves[2]);
        body.Output(OutputRole.Body, "carried", 0, carried.EqualTo(given).Select(slice, carried).Value);
        body.Output(OutputRole.Body, "where", 1, carried.EqualTo(slice).Value);
        return new Loop(
            body.Build(), 4, EquatableArray.Of(LoopOperand.Carried, LoopOperand.Sliced, LoopOperand.Invariant), Reverse: false);
    }

    private static EquatableArray<int> Two(int first, int second) => EquatableArray.Of(first, second);

    private static EquatableArray<Dim> Sizes(int first, int second) => EquatableArray.Of<Dim>(first, second);
}
