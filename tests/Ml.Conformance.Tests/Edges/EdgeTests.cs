using Ml.Generators.Graph;
using Ml.Generators.Gradients;
using Ml.Generators.Lowering;
using Ml.Generators.Ops;
using Ml.Numerics;
using Ml.Testing.Declarations;
using Ml.Testing.Oracle;

namespace Ml.Conformance.Tests.Edges;

/// <summary>
/// Every function, layer and loss at zeros of either sign, constant rows, saturating and overflowing numbers, denormals,
/// infinities and NaN: value and slope beside formulas in double, and nothing spoiled by what is not used. The operators
/// are found by reflection, so that a new one fails here until it brings its formula.
/// </summary>
[Collection(ProcessWide.Name)]
public sealed class EdgeTests(EdgeModels models) : IClassFixture<EdgeModels>, IDisposable
{
    private readonly VectorWidth _chosen = Simd.Width;

    public static TheoryData<string> Names => [.. EdgeModels.Names];

    public static TheoryData<string> Operators => [.. Composite.All.Keys];

    [Theory]
    [MemberData(nameof(Operators))]
    public void Operator_has_its_formula_and_each_of_its_arguments_is_driven(string name)
    {
        EdgeCase[] cases = [.. EdgeTable.All.Where(c => c.Operator == name)];
        cases.ShouldNotBeEmpty($"'{name}' has no formula: add a case to the table that it belongs to");
        // How weights start and what is only checked has no edge.
        string[] driven = [.. cases.SelectMany(c => c.Arguments).Select(a => a.Name), "init", "inputs", "channels"];
        Composite.All[name].Signature.Arguments.Select(a => a.Name).Except(driven)
            .ShouldBeEmpty($"no case of '{name}' gives these arguments");
    }

    [SkippableFact]
    public void Every_primitive_is_driven()
    {
        Skip.IfNot(EdgeModels.IsLong, "Takes the whole table: ML_LONG=1.");
        HashSet<Type> driven = [];
        foreach (EdgeGroup group in EdgeModels.Groups)
        {
            LoweredModel model = LoweredSources.Lower([group.Source.Split("public static class")[0]], group.TypeName);
            driven.UnionWith(model.Inference.Nodes.Select(n => n.Operation.GetType()));
            if (model.Training is not null)
                driven.UnionWith(Differentiation.Differentiate(model).Nodes.Select(n => n.Operation.GetType()));
        }

        // A loop is a repeated model, no operator: its body is made of these.
        typeof(Primitive).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(Primitive)) && !driven.Contains(t))
            .Select(t => t.Name).ShouldBe([nameof(Ml.Generators.Ops.Primitives.Loop)]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Value_and_slope_are_right_at_the_edges(string name)
    {
        (EdgeGroup group, int index) = EdgeModels.Find(name);
        EdgeCase c = group.Cases[index];
        List<string> wrong = [];
        foreach (VectorWidth width in models.Widths(group))
        {
            EdgeResults results = models.Run(group, width);
            CompareValues(wrong, c, width, results.Outputs[index]);
            if (results.Whole is { } whole)
                CompareSlopes(wrong, c, $"{width}", whole.Use[index], whole.Upstream[index], whole.Gradients[index]);
            if (results.Finite is { } finite && !c.Mixes)
                CompareSlopes(wrong, c, $"{width}, only finite results used", finite.Use[index], finite.Upstream[index], finite.Gradients[index]);
        }

        if (wrong.Count > 0)
            Assert.Fail($"{c}: {wrong.Count} wrong\n" + string.Join("\n", wrong.Take(24)) + "\n" + group.Source);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_not_used_does_not_spoil_the_loss(string name)
    {
        (EdgeGroup group, int index) = EdgeModels.Find(name);
        if (index > 0)
            return;
        foreach (VectorWidth width in models.Widths(group))
        {
            if (models.Run(group, width).Finite is not { } finite)
                continue;
            double expected = 0, scale = 1;
            for (int i = 0; i < group.Cases.Count; i++)
            {
                if (group.IntegerOutputs[i] || group.Cases[i].IsRandom)
                    continue;
                NumberArray result = new EdgeSlopes(group.Cases[i]).Result;
                for (int o = 0; o < result.Data.Length; o++)
                {
                    double term = finite.Use[i].Data[o] > 0 ? result.Data[o] * finite.Upstream[i].Data[o] : 0;
                    (expected, scale) = (expected + term, scale + Math.Abs(term));
                }
            }

            if (group.Cases.All(c => !c.IsRandom))
                ((double)finite.Loss).ShouldBe(expected, 1e-5 * scale, $"{width}: {group.Source}");
            else
                float.IsFinite(finite.Loss).ShouldBeTrue();
        }
    }

    public void Dispose() => Simd.Force(_chosen);

    private static void CompareValues(List<string> wrong, EdgeCase c, VectorWidth width, NumberArray found)
    {
        NumberArray expected = c.Value(c.All);
        for (int o = 0; o < expected.Data.Length; o++)
        {
            double right = (float)expected.Data[o], off = Math.Abs(found.Data[o] - expected.Data[o]);
            if (!(found.Data[o].Equals(right) || off <= (c.Relative * Math.Abs(expected.Data[o])) + c.Absolute(c.All, o)
                || found.Data[o] == right))
                wrong.Add($"{width}: result {o} is {found.Data[o]:R} for {expected.Data[o]:R}{At(c, o)}");
        }
    }

    private static void CompareSlopes(
        List<string> wrong, EdgeCase c, string run, NumberArray use, NumberArray upstream, NumberArray?[] gradients)
    {
        if (c.IsRandom)
            return;
        EdgeSlopes slopes = new(c);
        for (int tensor = 0; tensor < gradients.Length; tensor++)
        {
            if (gradients[tensor] is not { } gradient)
                continue;
            Allowed[] allowed = slopes.Of(tensor, use, upstream);
            for (int i = 0; i < allowed.Length; i++)
            {
                if (!allowed[i].Holds(gradient.Data[i], c))
                {
                    wrong.Add($"{run}: slope by tensor {tensor}, element {i} ({c.All[tensor].Data[i]:R}) is "
                        + $"{gradient.Data[i]:R}, not in {allowed[i].Low:R} to {allowed[i].High:R}{At(c, i)}");
                }
            }
        }
    }

    private static string At(EdgeCase c, int element) => !c.IsElementwise ? ""
        : $" at {string.Join(", ", c.Operands.Select(t => t.Data[element].ToString("R", System.Globalization.CultureInfo.InvariantCulture)))}";
}
