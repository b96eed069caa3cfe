using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Ml.CodeFixes;
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

    [Fact]
    public Task A_wrong_number_of_inputs_is_replaced() => Check(
        new ReplaceInputsCodeFix(),
        Declare.Sequential("[Input(\"batch\", 4, 5), Flatten, Dense(3, inputs: 7 /* why */, bias: false)]"),
        Declare.Sequential("[Input(\"batch\", 4, 5), Flatten, Dense(3, inputs: 20 /* why */, bias: false)]"));

    [Fact]
    public Task A_wrong_number_of_channels_is_replaced() => Check(
        new ReplaceChannelsCodeFix(),
        Declare.Sequential("[Input(\"batch\", 1, 8, 8), Conv2D(3, kernel: 3, channels: 2)]"),
        Declare.Sequential("[Input(\"batch\", 1, 8, 8), Conv2D(3, kernel: 3, channels: 1)]"));

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
