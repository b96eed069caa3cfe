using Ml.Generators.Emitting;
using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Tests.Support;
using Ml.Numerics;
using Ml.Testing.Oracle;
using Shouldly;

namespace Ml.Generators.Tests.Primitives;

/// <summary>
/// Every primitive, of every type of elements it takes, as the compiler emits it: with operands that it knows, in part or
/// all of them, and that it folds, prints as numbers or as masks, or stores.
/// </summary>
public sealed class KnownOperandTests
{
    [Fact]
    public void Every_primitive_has_a_sample() =>
        PrimitiveSamples.Primitives.Except(PrimitiveSamples.All.SelectMany(s => Enum.GetValues<ElementType>().Select(e => s.Of(e).GetType())))
            .ShouldBeEmpty();

    [Fact]
    public void Every_map_has_a_row_for_the_elements_it_takes()
    {
        foreach (MapOperation map in PrimitiveSamples.All.Select(s => s.Of(ElementType.Float32)).OfType<MapOperation>().Where(m => m is not Generators.Ops.Primitives.Cast))
        {
            foreach (ElementType element in Enum.GetValues<ElementType>().Where(map.Takes))
                CSharpRows.Of(element).Keys.ShouldContain(map.GetType().Name, $"{map} of {element}");
        }
    }

    [Fact]
    public void Other_elements_are_refused()
    {
        foreach (Sample sample in PrimitiveSamples.All.Where(s => s.Operands.Length > 0))
        {
            foreach (ElementType element in Enum.GetValues<ElementType>().Where(e => !sample.Of(e).Takes(e)))
            {
                var operands = sample.Operands.Select(o => new TensorType(o.Element ?? element, Testing.SpecBuilder.ShapeOf(o.Sizes)));
                Should.Throw<ShapeMismatchException>(() => sample.Of(element).Infer(new ShapeContext(), [.. operands])).Problem.Id.ShouldBe("ML3001");
            }
        }
    }

    [Fact]
    public void What_is_known_changes_no_number_on_any_width()
    {
        // Compiling them all takes a minute: by default every fourth, which are other ones for each primitive.
        bool isLong = Environment.GetEnvironmentVariable("ML_LONG") == "1";
        SampleCase[] cases = [.. PrimitiveSamples.All.SelectMany(SampleCase.Of).Where((_, i) => isLong || i % 4 == 0)];
        (SampleCase Case, Graph.Graph Graph)[] programs =
            [.. cases.SelectMany(c => new[] { c.Forward, c.Gradient }.Where(g => g is not null).Select(g => (c, g!)))];
        IReadOnlyList<CompiledProgram> compiled = ProgramHarness.Compile([.. programs.Select(p => p.Graph)]);

        List<string> wrong = [];
        for (int i = 0; i < programs.Length; i++)
        {
            (SampleCase tested, Graph.Graph graph) = programs[i];
            var expected = GraphOracle.Run(graph, tested.Inputs);
            var actual = expected.ToDictionary(r => r.Key, r => new NumberArray(r.Value.Shape));
            foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
            {
                compiled[i].Run(width, tested.Inputs, actual);
                wrong.AddRange(expected.SelectMany(r => Difference(r.Value, actual[r.Key], IsWhole(graph, r.Key)) is { } difference
                    ? [$"{tested.Name}, {width}, {r.Key}: {difference}"] : Array.Empty<string>()));
            }
        }

        wrong.ShouldBeEmpty($"{wrong.Count} of {programs.Length} programs");
    }

    private static bool IsWhole(Graph.Graph graph, (OutputRole Role, int Index) output) =>
        graph.Outputs.First(o => (o.Role, o.Index) == output).Value.Element == ElementType.Int32;

    private static string? Difference(NumberArray expected, NumberArray actual, bool exactly)
    {
        for (int i = 0; i < expected.Data.Length; i++)
        {
            double x = expected.Data[i], y = actual.Data[i];
            bool isSame = exactly ? x == y : ((float)x).Equals((float)y) || Math.Abs(x - y) <= 1e-5 * Math.Max(1, Math.Abs(x));
            if (!isSame)
                return $"[{i}] is {y:R}, not {x:R}";
        }

        return null;
    }
}
