using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Ml.Generators.Tests.Language;

namespace Ml.Generators.Tests.Incrementality;

/// <summary>Kernels of equal text are one file of a project, whichever models launch them.</summary>
public sealed class SharedKernelTests
{
    // Both begin with the same layer.
    private const string TwoModels = """
        [Model, Input("batch", 8), Dense(40), Tanh, Dense(3)]
        public partial class A;
        [Model, Input("batch", 8), Dense(40), Tanh, Dense(5)]
        public partial class B;
        """;

    [Fact]
    public void Models_of_equal_layers_share_their_kernels()
    {
        int one = KernelsOf(TwoModels[..TwoModels.IndexOf("[Model, Input(\"batch\", 8), Dense(40), Tanh, Dense(5)", StringComparison.Ordinal)]);
        int both = KernelsOf(TwoModels);

        both.ShouldBeLessThan(2 * one);
        KernelsOf(TwoModels.Replace("Dense(5)", "Dense(3)", StringComparison.Ordinal)).ShouldBe(one);
    }

    [Fact]
    public void An_edit_of_one_model_writes_no_kernel_of_the_other_again()
    {
        StepReasons before = StepReasons.AfterEdit(TwoModels, TwoModels + "//");
        StepReasons after = StepReasons.AfterEdit(TwoModels, TwoModels.Replace("Dense(3)", "Dense(4)", StringComparison.Ordinal));

        string[] kept = [.. after.Kernels.Keys.Intersect(before.Kernels.Keys, StringComparer.Ordinal)];
        kept.ShouldNotBeEmpty();
        kept.ShouldAllBe(name => after.Kernels[name] == IncrementalStepRunReason.Cached || after.Kernels[name] == IncrementalStepRunReason.Unchanged);
        after.Kernels.Keys.Except(before.Kernels.Keys, StringComparer.Ordinal).ShouldNotBeEmpty("another width is another kernel");
    }

    [Fact]
    public void A_kernel_that_no_model_launches_any_more_is_gone()
    {
        StepReasons before = StepReasons.AfterEdit(TwoModels, TwoModels + "//");
        StepReasons after = StepReasons.AfterEdit(TwoModels, TwoModels.Replace("Dense(3)", "Dense(5)", StringComparison.Ordinal));

        after.Kernels.Count.ShouldBeLessThan(before.Kernels.Count);
        after.Files.Count(f => f.StartsWith("Ml.Kernels.", StringComparison.Ordinal)).ShouldBe(after.Kernels.Count);
    }

    [Fact]
    public void An_assembly_that_sees_the_internals_of_another_may_have_the_same_kernels()
    {
        const string Friend = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Declared\")]\n";
        ModelRun first = ModelRun.Of(Friend + TwoModels.Replace("class A", "class C", StringComparison.Ordinal));
        CSharpCompilation second = ModelRun.Compile(TwoModels.Replace("class B", "class D", StringComparison.Ordinal))
            .AddReferences(first.Output.WithAssemblyName("Base").ToMetadataReference());
        ModelRun.Driver().RunGeneratorsAndUpdateCompilation(second, out Compilation output, out _);

        output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()).ShouldBeEmpty();
    }

    private static int KernelsOf(string source) => StepReasons.AfterEdit(source, source + "//").Kernels.Count;
}
