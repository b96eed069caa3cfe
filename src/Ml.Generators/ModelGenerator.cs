using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Ml.Generators.Diagnostics;
using Ml.Generators.Diagnostics.Analyzers;
using Ml.Generators.Emitting;
using Ml.Generators.Reading;
using Ml.Generators.Reading.Reuse;
using Ml.Generators.Specs;

namespace Ml.Generators;

/// <summary>
/// Compiles every type marked [Model]. Only wiring: reading gives a spec, the spec is compiled, the text is added.
/// Mistakes in a declaration are the analyzers' to report, and this one's in a build from the command line, where they
/// come too late; a broken model only keeps its public members.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ModelGenerator : IIncrementalGenerator
{
    /// <summary>Names of the pipeline's steps, for tests of what is cached.</summary>
    public const string ReadStep = "Read", SpecStep = "Spec", CompileStep = "Compile",
        KernelsStep = "Kernels";

    // What goes from step to step are objects and pairs of objects: for every other kind of value the JIT compiles some
    // ninety methods of Roslyn anew in each compiler process.
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<CompileOptions> options = context.AnalyzerConfigOptionsProvider.Select((provider, _) =>
            new CompileOptions(
                CheckLevelOf(
                    provider.GlobalOptions.TryGetValue("build_property.MlChecks", out string? level) ? level : null)));

        IncrementalValuesProvider<DeclaredModel> read = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownSymbols.ModelAttribute, (node, _) => node is TypeDeclarationSyntax, Read)
            .Where(model => model is not null).Select((model, _) => model!)
            .WithTrackingName(ReadStep);

        // Lines are kept only where checks name them: otherwise a blank line would compile every model below it again.
        IncrementalValuesProvider<(DeclaredModel Model, CompileOptions Options)> specs = read.Combine(options)
            .Select((pair, _) =>
                (pair.Right.Checks == CheckLevel.Full ? pair.Left : pair.Left.WithoutLines(), pair.Right))
            .WithTrackingName(SpecStep);

        IncrementalValuesProvider<GeneratedModel> compiled = specs
            .Select((pair, _) => GeneratedModel.From(pair.Model, pair.Options))
            .WithTrackingName(CompileStep);

        IncrementalValueProvider<SharedNames> shared = read.Select((model, _) => HintNames.Of(model.Spec))
            .Collect().Select((names, _) => SharedNames.Among(names));

        context.RegisterSourceOutput(compiled.Combine(shared), (output, pair) =>
        {
            GeneratedModel model = pair.Left;
            output.AddSource(pair.Right.Distinct(model.HintName), model.Code.Text);
            if (model.Failure is { } failure)
            {
                output.ReportDiagnostic(
                    Diagnostic.Create(Descriptors.InternalError, Location.None, Messages.Internal(failure)));
            }

        });

        // Models share kernels, and an edit of one leaves the kernels of the others as they were.
        IncrementalValuesProvider<KernelSet> kernels = compiled
            .Select((model, _) => new KernelSet(model.Code.Kernels))
            .Collect().SelectMany((models, _) => KernelSlots.Of(models))
            .Where(slot => slot.Kernels.Count > 0)
            .WithTrackingName(KernelsStep);
        context.RegisterSourceOutput(kernels, (output, slot) =>
        {
            foreach (KernelSource kernel in slot.Kernels)
                output.AddSource(HintNames.Of(kernel), kernel.File);
        });

        context.RegisterSourceOutput(
            context.CompilationProvider.Combine(context.AnalyzerConfigOptionsProvider), (output, pair) =>
            {
                if (Reporter.IsGenerator(pair.Right.GlobalOptions))
                    ReportErrors(output, pair.Left);
            });
    }

    private static void ReportErrors(SourceProductionContext output, Compilation compilation)
    {
        foreach (INamedTypeSymbol type in ModelAnalysis.Candidates(compilation, output.CancellationToken))
        {
            foreach (Problem problem in ModelAnalysis.Of(type, compilation, output.CancellationToken))
            {
                if (problem.IsError)
                    output.ReportDiagnostic(problem.ToDiagnostic());
            }
        }
    }

    private static CheckLevel CheckLevelOf(string? mlChecks) => mlChecks?.Trim().ToLowerInvariant() switch
    {
        "full" => CheckLevel.Full,
        "none" => CheckLevel.None,
        _ => CheckLevel.Boundary,
    };

    private static DeclaredModel? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;

        // Malformed code may mark several parts: one of them speaks for the type.
        if (KnownSymbols.Find(type, "ModelAttribute")?.ApplicationSyntaxReference is not { } mark
            || mark.SyntaxTree != context.TargetNode.SyntaxTree || !context.TargetNode.Span.Contains(mark.Span))
            return null;
        using InvariantScope culture = InvariantScope.Enter();

        // With positions: lines are part of the model where checks name them.
        ReadModel read = ModelReadings.Of(type, context.SemanticModel.Compilation, isPlaced: true, cancellation);
        return read.Result is null or { Holds: Holdable.Nothing }
            ? null
            : new DeclaredModel(read.Result.Spec, read.Result.IsBroken, read.Result.Holds, null);
    }
}
