using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Ml.CodeFixes;
using Ml.Generators.Diagnostics;
using Ml.Generators.Tests.Language;

namespace Ml.Generators.Tests.CodeFixes;

/// <summary>Each quick fix writes what the message says, and what it writes is clean.</summary>
public sealed class CodeFixTests
{
    [Theory]
    [InlineData("[Model, Input(\"batch\", 8), Dense(3)]\npublic class Net;", "[Model, Input(\"batch\", 8), Dense(3)]\npublic partial class Net;")]
    [InlineData("[Model, Input(\"batch\", 8), Dense(3)]\nclass Net;", "[Model, Input(\"batch\", 8), Dense(3)]\npartial class Net;")]
    [InlineData("// The net.\nclass Outer\n{\n    [Model, Input(\"batch\", 8), Dense(3)]\n    partial class Net;\n}",
        "// The net.\npartial class Outer\n{\n    [Model, Input(\"batch\", 8), Dense(3)]\n    partial class Net;\n}")]
    public Task A_type_becomes_partial(string broken, string @fixed) => Check(new MakePartialCodeFix(), broken, @fixed);

    [Theory]
    [InlineData("[Input(\"batch\", 4, 5), Flatten, Dense(3, inputs: 7 /* why */, bias: false)]", "[Input(\"batch\", 4, 5), Flatten, Dense(3, inputs: 20 /* why */, bias: false)]")]
    [InlineData("[Input(\"batch\", 1, 8, 8), Conv2D(3, kernel: 3, channels: 2)]", "[Input(\"batch\", 1, 8, 8), Conv2D(3, kernel: 3, channels: 1)]")]
    [InlineData("[Input(\"batch\", 4, 5), Dense(3, inputs: 20)]", "[Input(\"batch\", 4, 5), Flatten, Dense(3, inputs: 20)]")]
    [InlineData("[Input(\"batch\", 8, 8, 3), Conv2D(4, kernel: 3, channels: 3), Relu]", "[Input(\"batch\", 8, 8, 3), Transpose(0, 3, 1, 2), Conv2D(4, kernel: 3, channels: 3), Relu]")]
    [InlineData("[Input(\"batch\", \"time\", 8), BatchNorm, Relu]", "[Input(\"batch\", \"time\", 8), SwapAxes(1, 2), BatchNorm, SwapAxes(1, 2), Relu]")]
    [InlineData("[Input(3, 8, 8, Name = \"image\"), Conv2D(4, kernel: 3)]", "[Input(\"batch\", 3, 8, 8, Name = \"image\"), Conv2D(4, kernel: 3)]")]
    [InlineData("[Input(\"batch\", \"time\", 8), LayerNorm(axes: 2, bias: false)]", "[Input(\"batch\", \"time\", 8), LayerNorm(axes: 1, bias: false)]")]
    public Task What_a_message_advises_is_written_into_a_stack(string broken, string @fixed) =>
        Check(new ApplyAdviceCodeFix(), Declare.Sequential(broken), Declare.Sequential(@fixed));

    [Theory]
    [InlineData("[Shape(\"b\", 3)] Tensor x, [Shape(5, 3)] Tensor w", "MatMul(x, w)", "MatMul(x, Transpose(w))")]
    [InlineData("[Shape(\"b\", 3)] Tensor x, [Shape(3, 5)] Tensor w", "MatMul(w /* left */, x)", "MatMul(x /* left */, w)")]
    [InlineData("[Shape(\"b\", \"t\", 3)] Tensor x, [Shape(\"b\", \"t\")] Tensor mask", "x * mask", "x * Unsqueeze(mask, 2)")]
    [InlineData("[Shape(\"b\", 2, 3)] Tensor x, [Shape(\"b\", 4, 3)] Tensor y", "Concat(2, x, y)", "Concat(1, x, y)")]
    [InlineData("[Shape(\"b\", 4)] Tensor x", "x - Mean(x, 1)", "x - Mean(x, 1, keep: true)")]
    [InlineData("[Shape(\"b\", 4, 6)] Tensor x", "Reshape(x, x.Dim(\"b\"), 20)", "Reshape(x, x.Dim(\"b\"), 24)")]
    [InlineData("[Shape(\"b\", \"t\", 6)] Tensor x", "x + Unsqueeze((Tensor)Range(8), 1)", "x + Unsqueeze((Tensor)Range(x.Dim(\"t\")), 1)")]
    [InlineData("[Shape(\"b\", 2)] Tensor x, [Shape(\"b\", 5)] Tensor y, [Shape(7)] Tensor bias", "Concat(1, x, y) + Flatten(x) * Mean(bias) + x", null)]
    public async Task What_a_message_advises_is_written_into_a_body(string parameters, string broken, string? @fixed)
    {
        string Source(string body) => Declare.Graph($"    Tensor Forward({parameters}) => {body};");
        if (@fixed is not null)
            await Check(new ApplyAdviceCodeFix(), Source(broken), Source(@fixed));
        else
            ModelRun.Of(Source(broken)).Diagnostics.ShouldAllBe(d => TextEdit.Read(d.Properties) == null);
    }

    [Fact]
    public Task A_misspelled_size_gets_the_name_of_the_other() => Check(
        new ApplyAdviceCodeFix(),
        Declare.Graph("    const int Width = 3;\n    Tensor Forward([Shape(\"batch\", 3)] Tensor x, [Shape(\"bacth\", Width)] Tensor y) => x * y;"),
        Declare.Graph("    const int Width = 3;\n    Tensor Forward([Shape(\"batch\", 3)] Tensor x, [Shape(\"batch\", Width)] Tensor y) => x * y;"));

    [Fact]
    public Task A_branch_gets_the_padding_that_it_lacks() => Check(
        new ApplyAdviceCodeFix(),
        Declare.Graph("    [Conv2D(3, kernel: 3)] private partial Tensor Look(Tensor x);\n    Tensor Forward([Shape(\"batch\", 3, 8, 8)] Tensor x) => x + Look(x);"),
        Declare.Graph("    [Conv2D(3, kernel: 3, padding: Padding.Same)] private partial Tensor Look(Tensor x);\n    Tensor Forward([Shape(\"batch\", 3, 8, 8)] Tensor x) => x + Look(x);"));

    [Fact]
    public Task A_layer_that_is_never_called_is_removed() => Check(
        new RemoveLayerCodeFix(),
        Declare.Graph("    [Dense(4)] private partial Tensor Unused(Tensor x);\n    [Dense(3)] private partial Tensor Head(Tensor x);\n    Tensor Forward([Shape(\"batch\", 8)] Tensor x) => Head(x);"),
        Declare.Graph("    [Dense(3)] private partial Tensor Head(Tensor x);\n    Tensor Forward([Shape(\"batch\", 8)] Tensor x) => Head(x);"));

    [Fact]
    public Task A_missing_Forward_is_written() => Check(
        new AddForwardCodeFix(),
        Declare.Graph("    [Dense(4)] private partial Tensor Inner(Tensor x);\n    [Dense(3)] private partial Tensor Head(Tensor x);"),
        Declare.Graph("    [Dense(4)] private partial Tensor Inner(Tensor x);\n    [Dense(3)] private partial Tensor Head(Tensor x);\n\n    Tensor Forward([Shape(\"batch\", 1)] Tensor x) => Head(Inner(x));"));

    private static async Task Check(CodeFixProvider provider, string broken, string @fixed)
    {
        Diagnostic diagnostic = ModelRun.Of(broken).Diagnostics.ShouldHaveSingleItem();
        provider.FixableDiagnosticIds.ShouldContain(diagnostic.Id);

        using AdhocWorkspace workspace = new();
        Project project = workspace.AddProject("Declared", LanguageNames.CSharp);
        Document document = project.AddDocument("Source0.cs", broken);
        CodeAction? action = null;
        await provider.RegisterCodeFixesAsync(new CodeFixContext(
            document, Diagnostic.Create(diagnostic.Descriptor, Location.Create(
                (await document.GetSyntaxTreeAsync())!, diagnostic.Location.SourceSpan), diagnostic.Properties, diagnostic.GetMessage()),
            (found, _) => action = found, CancellationToken.None));

        ImmutableArray<CodeActionOperation> operations = await action.ShouldNotBeNull().GetOperationsAsync(CancellationToken.None);
        Solution changed = operations.OfType<ApplyChangesOperation>().ShouldHaveSingleItem().ChangedSolution;
        string text = (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString();
        text.ShouldBe(@fixed);
        ModelRun.Clean(text);
    }
}
