using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Ml.Generators.Diagnostics.Analyzers;
using Ml.Generators.Emitting;
using Ml.Generators.Reading;
using Ml.Generators.Specs;
using Ml.Generators.Tests.Corpus;
using Ml.Generators.Tests.Language;
using Ml.Testing;
using Ml.Testing.Declarations;
using Xunit.Abstractions;

namespace Ml.Generators.Tests.Diagnostics;

/// <summary>Half-typed and mangled declarations give diagnostics, never a crash of the generator or an analyzer.</summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private static int Rounds => Effort.Rounds(1, 5);

    public static TheoryData<string, string> Models => new()
    {
        { nameof(Samples.DigitNet), Samples.DigitNet },
        { nameof(Samples.CharGpt), Samples.CharGpt },
        { nameof(Samples.Everything), Samples.Everything },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void The_samples_themselves_are_clean(string name, string source)
    {
        name.ShouldNotBeEmpty();
        ModelRun.Clean(source);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void No_mutation_crashes_reading_or_lowering(string name, string source)
    {
        System.Random random = new(name.Length);
        for (int i = 0; i < 700 * Rounds; i++)
        {
            string mutant = Mutator.Mutate(source, random);
            CSharpCompilation compilation = ModelRun.Compile(mutant);
            foreach (INamedTypeSymbol type in compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>())
            {
                if (!KnownSymbols.IsModel(type))
                    continue;
                ModelAnalysis.Of(type, compilation, default).Where(p => p.Id == "ML9001").Select(p => p.Message).ShouldBeEmpty(mutant);
                ReadResult read = ModelReader.Read(type, compilation, default);
                if (read.Holds != Holdable.Nothing)
                    ShouldParse(SkeletonEmitter.Emit(read.Spec, read.Holds), mutant);
            }
        }
    }

    /// <summary>Models with a shape mistake and another mutation: the repairs that are tried meet odd programs.</summary>
    [Fact]
    public void No_mutation_of_a_mistake_crashes_its_explanation()
    {
        System.Random random = new(7);
        foreach (CorpusCase @case in CorpusCase.In(CorpusTests.Own))
        {
            for (int i = 0; i < 6 * Rounds; i++)
            {
                string mutant = Mutator.Mutate(@case.Source, random);
                CSharpCompilation compilation = ModelRun.Compile(mutant);
                foreach (INamedTypeSymbol type in ModelAnalysis.Candidates(compilation, default))
                    ModelAnalysis.Of(type, compilation, default).Where(p => p.Id == "ML9001").Select(p => p.Message).ShouldBeEmpty(mutant);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void No_mutation_crashes_the_generator(string name, string source)
    {
        System.Random random = new(-name.Length);
        for (int i = 0; i < 20 * Rounds; i++)
        {
            string mutant = Mutator.Mutate(source, random);
            GeneratorDriverRunResult result = ModelRun.Driver().RunGenerators(ModelRun.Compile(mutant)).GetRunResult();
            result.Diagnostics.Select(d => d.ToString()).ShouldBeEmpty(mutant);
        }
    }

    /// <summary>
    /// Random models, wrong in a place or two: generator, analyzers and C# on all of it. What is wrong is wrong in the text
    /// that the user wrote. Under ML_LONG=1, 10,000 of them, none of which takes two seconds.
    /// </summary>
    [Fact]
    public void A_wrong_model_has_errors_in_its_own_text_alone()
    {
        System.Random random = new(1);
        List<string> wrong = [];
        int mutants = 0, broken = 0;
        var slowest = (Milliseconds: 0.0, Source: "");
        // Not measured: what the runtime compiles when it runs the first time.
        ModelRun.Of(Samples.Everything).CompilerErrors.ShouldBeEmpty();
        for (int seed = 1; mutants < Effort.Rounds(120, 10_000); seed++)
        {
            string? source = seed % 10 == 0 ? Samples.Everything : RandomModel.Create("Net", seed)?.Source;
            for (int i = 0; i < 4 && source is not null; i++, mutants++)
            {
                string mutant = Mutator.Change(source, random);
                (ModelRun run, double taken) = Timed(mutant);
                string[] failures = [.. Failures(run)];

                // What a busy machine made slow is not slow again and again.
                for (int again = 0; again < 3 && taken > slowest.Milliseconds; again++)
                    taken = Math.Min(taken, Timed(mutant).Milliseconds);
                if (taken > slowest.Milliseconds)
                    slowest = (taken, mutant);
                if (failures.Length > 0)
                    wrong.Add($"{string.Join("\n", failures.Take(3))}\n{mutant}");
                if (run.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error))
                    broken++;
            }
        }

        output.WriteLine($"{mutants} mutants, {broken} with errors of ours; the slowest took {slowest.Milliseconds:f0} ms:\n{slowest.Source}");
        wrong.ShouldBeEmpty($"{wrong.Count} of {mutants} mutants");
        broken.ShouldBeGreaterThan(mutants / 10);
        if (Effort.IsLong)
            slowest.Milliseconds.ShouldBeLessThan(2000, slowest.Source);
    }

    private static (ModelRun Run, double Milliseconds) Timed(string source)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        ModelRun run = ModelRun.Of(source);
        return (run, System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static IEnumerable<string> Failures(ModelRun run)
    {
        HashSet<SyntaxTree> generated = [.. run.Generated.GeneratedTrees];
        return run.Diagnostics.Where(d => d.Id is "AD0001" or "CS8785" or "ML9001").Select(d => d.ToString())
            .Concat(run.CompilerErrors.Where(d => d.Location.SourceTree is { } tree && generated.Contains(tree))
                .Select(d => $"{d} at '{d.Location.SourceTree!.GetText().Lines[d.Location.GetLineSpan().StartLinePosition.Line]}'"));
    }

    private static void ShouldParse(string text, string mutant) =>
        CSharpSyntaxTree.ParseText(text).GetDiagnostics().Select(d => d.ToString()).ShouldBeEmpty($"{mutant}\n\n{text}");
}
