using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Ml.Generators.Diagnostics.Analyzers;
using Ml.Generators.Emitting;
using Ml.Generators.Reading;
using Ml.Generators.Specs;
using Ml.Generators.Tests.Corpus;
using Ml.Generators.Tests.Language;

namespace Ml.Generators.Tests.Diagnostics;

/// <summary>Half-typed and mangled declarations give diagnostics, never a crash of the generator or an analyzer.</summary>
public sealed class MutationTests
{
    // ML_FUZZ multiplies the number of variants, for a longer run by hand.
    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("ML_FUZZ"), out int factor) ? factor : 1;

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
            string mutant = Mutate(source, random);
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
                string mutant = Mutate(@case.Source, random);
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
            string mutant = Mutate(source, random);
            GeneratorDriverRunResult result = ModelRun.Driver().RunGenerators(ModelRun.Compile(mutant)).GetRunResult();
            result.Diagnostics.Select(d => d.ToString()).ShouldBeEmpty(mutant);
        }
    }

    [Fact]
    public void No_mutation_makes_an_analyzer_throw()
    {
        System.Random random = new(1);
        for (int i = 0; i < 10 * Rounds; i++)
        {
            string mutant = Mutate(Samples.Everything, random);
            ModelRun.Of(mutant).Diagnostics.Where(d => d.Id is "AD0001" or "CS8785" or "ML9001").Select(d => d.ToString()).ShouldBeEmpty(mutant);
        }
    }

    private static void ShouldParse(string text, string mutant) =>
        CSharpSyntaxTree.ParseText(text).GetDiagnostics().Select(d => d.ToString()).ShouldBeEmpty($"{mutant}\n\n{text}");

    /// <summary>Deletes, repeats or exchanges up to three tokens.</summary>
    private static string Mutate(string source, System.Random random)
    {
        List<string> tokens = SyntaxFactory.ParseTokens(source).Select(t => t.ToFullString()).ToList();
        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            int at = random.Next(tokens.Count), other = random.Next(tokens.Count);
            switch (random.Next(4))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, tokens[at]);
                    break;
                case 2:
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
                default:
                    tokens.RemoveRange(at, Math.Min(random.Next(1, 8), tokens.Count - at));
                    break;
            }

            if (tokens.Count == 0)
                break;
        }

        return string.Concat(tokens);
    }
}
