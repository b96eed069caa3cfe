using Ml.Contracts;
using Ml.Testing.Declarations;
using Xunit.Abstractions;

namespace Ml.Conformance.Tests.Initialisers;

/// <summary>The numbers a new model starts with have the mean, spread and bounds of its initialisers.</summary>
public sealed class InitialiserTests(InitialiserTests.Models models, ITestOutputHelper output) : IClassFixture<InitialiserTests.Models>
{
    private const string Part = "initialisers", Ending = ".json";

    private static readonly Lazy<IReadOnlyDictionary<string, InitialiserCase>> All = new(() => GoldenFolder.Cases(Part, Ending)
        .Where(n => n != GoldenFolder.Missing).Select(n => InitialiserCase.Read(GoldenFolder.PathOf(Part, n, Ending)))
        .ToDictionary(c => c.Name, StringComparer.Ordinal));

    public static TheoryData<string> Names =>
        [.. All.Value.Values.Where(c => c.Source() is not null).Select(c => c.Name).DefaultIfEmpty(GoldenFolder.Missing)];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Weights_have_the_distribution(string name)
    {
        GoldenFolder.Require(name);
        InitialiserCase wanted = All.Value[name];
        HashSet<string> draws = new(StringComparer.Ordinal);
        foreach (ulong seed in new ulong[] { 0, 1, 7, 123456789012345 })
        {
            float[] values = models.Draw(wanted, seed);
            models.Draw(wanted, seed).ShouldBe(values, "the same seed gives the same numbers");
            draws.Add(string.Join(" ", values.Take(8)));
            Check(wanted, values);
        }

        draws.Count.ShouldBe(wanted.Expected("std") is > 0 ? 4 : 1, "other seeds give other numbers");
    }

    [SkippableFact]
    public void Initialisers_that_are_not_supported_yet_are_named()
    {
        GoldenFolder.Require(GoldenFolder.Cases(Part, Ending)[0]);
        InitialiserCase[] missing = [.. All.Value.Values.Where(c => c.Source() is null)];
        output.WriteLine($"{All.Value.Count - missing.Length} of {All.Value.Count} cases supported; {missing.Length} are not:");
        foreach (IGrouping<string, InitialiserCase> of in missing.GroupBy(c => c.Operator).OrderBy(g => g.Key, StringComparer.Ordinal))
            output.WriteLine($"{of.Key}: {string.Join(", ", of.Select(c => c.Name))}");
        missing.Length.ShouldBeLessThan(All.Value.Count);
    }

    private static void Check(InitialiserCase wanted, float[] values)
    {
        double mean = values.Average(v => (double)v), spread = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        if (wanted.Expected("mean") is { } expectedMean && wanted.Tolerance("mean_abs") is { } meanError)
            mean.ShouldBe(expectedMean, meanError);
        if (wanted.Expected("std") is { } expectedSpread && wanted.Tolerance("std_rel") is { } spreadError)
            (spread / expectedSpread).ShouldBe(1, spreadError);
        if (wanted.Expected("lower") is { } lower)
            ((double)values.Min()).ShouldBeGreaterThanOrEqualTo(lower - 1e-6);
        if (wanted.Expected("upper") is { } upper)
            ((double)values.Max()).ShouldBeLessThanOrEqualTo(upper + 1e-6);
        if (wanted.Expected("fraction_within_one_std") is { } fraction && wanted.Tolerance("fraction_abs") is { } fractionError)
        {
            double center = wanted.Expected("mean")!.Value, width = wanted.Expected("std")!.Value;
            (values.Count(v => Math.Abs(v - center) <= width) / (double)values.Length).ShouldBe(fraction, fractionError);
        }
    }

    /// <summary>A model for each case, compiled once.</summary>
    public sealed class Models
    {
        private readonly Lazy<ModelAssembly> _compiled = new(() => ModelAssembly.Compile(
            All.Value.Values.Where(c => c.Source() is not null).ToDictionary(c => c.TypeName, c => c.Source()!, StringComparer.Ordinal)));

        internal float[] Draw(InitialiserCase wanted, ulong seed)
        {
            if (_compiled.Value.Failure(wanted.TypeName) is { } failure)
                Assert.Fail($"{failure}\n{wanted.Source()}");
            using var model = (IModel)Activator.CreateInstance(_compiled.Value.Find(wanted.TypeName), seed)!;
            Parameter tensor = model.Parameters[$"layer.{wanted.Tensor}"];
            tensor.Shape.ToArray().ShouldBe(wanted.Shape);
            return tensor.ReadOnlyValues.ToArray();
        }
    }
}
