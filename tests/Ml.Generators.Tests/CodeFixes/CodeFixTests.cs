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
    [InlineData("[Input(\"batch\", 5, Element = Element.Int32), Dense(3)]", "[Input(\"batch\", 5), Dense(3)]")]
    [InlineData("[Input(\"batch\", 5), Embedding(10, 3)]", "[Input(\"batch\", 5, Element = Element.Int32), Embedding(10, 3)]")]
    [InlineData("[Input(\"batch\", 5), Dense(3), Softmax(axis: 2)]", "[Input(\"batch\", 5), Dense(3), Softmax(axis: 1)]")]
    [InlineData("[Input(\"batch\", 5), Dense(3), Dropout(20 /* percent */)]", "[Input(\"batch\", 5), Dense(3), Dropout(0.2f /* percent */)]")]
    [InlineData("[Input(\"batch\", 5), Dense(3)]\n[Softmax]\n[CrossEntropy]", "[Input(\"batch\", 5), Dense(3)]\n[CrossEntropy]")]
    [InlineData("[Input(\"batch\", 5), Dense(3), Softmax, CrossEntropy(smoothing: 0.1f)]", "[Input(\"batch\", 5), Dense(3), CrossEntropy(smoothing: 0.1f)]")]
    [InlineData("[Input(\"batch\", 5), Dense(1)]\n[CrossEntropy]", "[Input(\"batch\", 5), Dense(1)]\n[BinaryCrossEntropy]")]
    [InlineData("[Input(\"batch\", 12, 4, 4), Conv2D(8, kernel: 3, groups: 5)]", "[Input(\"batch\", 12, 4, 4), Conv2D(8, kernel: 3, groups: 4)]")]
    [InlineData("[Input(\"batch\", 12, 4, 4), Conv2D(8, kernel: 5)]", "[Input(\"batch\", 12, 4, 4), Conv2D(8, kernel: 5, padding: Padding.Same)]")]
    [InlineData("[Input(\"batch\", 3, 8, 8), Conv2D(4, kernel: 3), LayerNorm, Relu]", "[Input(\"batch\", 3, 8, 8), Conv2D(4, kernel: 3), Transpose(0, 2, 3, 1), LayerNorm, Transpose(0, 3, 1, 2), Relu]")]
    public Task What_a_message_advises_is_written_into_a_stack(string broken, string @fixed) =>
        Check(new ApplyAdviceCodeFix(), Declare.Sequential(broken), Declare.Sequential(@fixed));

    [Theory]
    [InlineData("[Shape(\"b\", 3)] Tensor x, [Shape(5, 3)] Tensor w", "MatMul(x, w)", "MatMul(x, Transpose(w))")]
    [InlineData("[Shape(\"b\", 3)] Tensor x, [Shape(3, 5)] Tensor w", "MatMul(w /* left */, x)", "MatMul(x /* left */, w)")]
    [InlineData("[Shape(\"b\", \"t\", 3)] Tensor x, [Shape(\"b\", \"t\")] Tensor mask", "x * mask", "x * Unsqueeze(mask, 2)")]
    [InlineData("[Shape(\"b\", 2, 3)] Tensor x, [Shape(\"b\", 4, 3)] Tensor y", "Concat(2, x, y)", "Concat(1, x, y)")]
    [InlineData("[Shape(\"b\", 4)] Tensor x", "x - Mean(x, 1)", "x - Mean(x, 1, keep: true)")]
    [InlineData("[Shape(\"b\", \"t\", 4)] Tensor x", "SwapAxes(x, 2, 3) * 2", "SwapAxes(x, 1, 2) * 2")]
    [InlineData("[Shape(\"b\", \"t\", 8)] Tensor x", "x[.., ..4] * x[.., 4..8]", "x[.., .., ..4] * x[.., .., 4..8]")]
    [InlineData("[Shape(\"b\", \"t\", 8)] Tensor x, [Shape(\"b\", 8)] Tensor y", "x[^1] - y", "x[.., ^1] - y")]
    [InlineData("[Shape(\"b\", \"t\", 8)] Tensor x, [Shape(\"b\", 8)] Tensor y", "Mean(x, 0) - y", "Mean(x, 1) - y")]
    [InlineData("[Shape(\"b\", \"t\", 8)] Tensor x", "Reshape(x, x.Dim(\"b\"), 2, x.Dim(\"t\"), 4)", "SwapAxes(Reshape(x, x.Dim(\"b\"), x.Dim(\"t\"), 2, 4), 1, 2)")]
    [InlineData("[Shape(\"b\", \"t\", 8)] Tensor x", "x.Dim(\"tt\") * x", "x.Dim(\"t\") * x")]
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
    public Task A_shortcut_gets_a_layer_of_its_own() => Check(
        new ApplyAdviceCodeFix(),
        Declare.Graph("    [Dense(8)] private partial Tensor Mix(Tensor x);\n    Tensor Forward([Shape(\"batch\", 4)] Tensor x) => x + Mix(x);"),
        Declare.Graph("    [Dense(8)] private partial Tensor Mix(Tensor x);\n    [Dense(8)] private partial Tensor Shortcut(Tensor x);\n    Tensor Forward([Shape(\"batch\", 4)] Tensor x) => Shortcut(x) + Mix(x);"));

    [Fact]
    public Task An_activation_that_the_loss_applies_is_taken_out_with_its_method() => Check(
        new ApplyAdviceCodeFix(),
        Declare.Graph("    [Dense(3)] private partial Tensor Head(Tensor x);\n    [Softmax] private partial Tensor Shares(Tensor x);\n    Tensor Forward([Shape(\"batch\", 4)] Tensor x) => Shares(Head(x) * 2);\n    Tensor Loss(Tensor y, [Shape(\"batch\")] Tensor<int> label) => CrossEntropy(y, label);"),
        Declare.Graph("    [Dense(3)] private partial Tensor Head(Tensor x);\n    Tensor Forward([Shape(\"batch\", 4)] Tensor x) => Head(x) * 2;\n    Tensor Loss(Tensor y, [Shape(\"batch\")] Tensor<int> label) => CrossEntropy(y, label);"));

    [Fact]
    public Task Class_numbers_become_whole_numbers() => Check(
        new ApplyAdviceCodeFix(),
        Declare.Graph("    [Dense(3)] private partial Tensor Head(Tensor x);\n    Tensor Forward([Shape(\"batch\", 4)] Tensor x) => Head(x);\n    Tensor Loss(Tensor y, [Shape(\"batch\")] Tensor label) => CrossEntropy(y, label);"),
        Declare.Graph("    [Dense(3)] private partial Tensor Head(Tensor x);\n    Tensor Forward([Shape(\"batch\", 4)] Tensor x) => Head(x);\n    Tensor Loss(Tensor y, [Shape(\"batch\")] Tensor<int> label) => CrossEntropy(y, label);"));

    [Fact]
    public Task A_result_that_was_dropped_is_kept() => Check(
        new ApplyAdviceCodeFix(),
        Declare.Forward("        x = Inner(x);\n        Relu(x);\n        return Head(x);"), Declare.Forward("        x = Inner(x);\n        x = Relu(x);\n        return Head(x);"));

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

    [Fact]
    public async Task A_layer_that_is_misspelled_gets_the_name_that_is_nearly_it()
    {
        string right = Declare.Forward("        return Head(Inner(x));"), wrong = Declare.Forward("        return Haed(Inner(x));");
        (await Fixed(new LayerMethodCodeFix(), wrong, ModelRun.Of(wrong).CompilerErrors.ShouldHaveSingleItem())).ShouldBe(right);
        ModelRun.Of(wrong).Diagnostics.ShouldBeEmpty();
    }

    /// <summary>What the layer is stays open, and the compiler says so: nothing wrong compiles in silence.</summary>
    [Fact]
    public async Task A_layer_that_is_called_is_declared()
    {
        string wrong = Declare.Forward("        return Head(Middle(Inner(x)));");
        string text = await Fixed(new LayerMethodCodeFix(), wrong, ModelRun.Of(wrong).CompilerErrors.ShouldHaveSingleItem());
        text.ShouldContain("    [Dense(3)] private partial Tensor Head(Tensor x);\n    [Dense(0)] private partial Tensor Middle(Tensor x);\n");
        ModelRun.Of(text).Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("ML1007");
    }

    private static async Task Check(CodeFixProvider provider, string broken, string @fixed)
    {
        string text = await Fixed(provider, broken, ModelRun.Of(broken).Diagnostics.ShouldHaveSingleItem());
        text.ShouldBe(@fixed);
        ModelRun.Clean(text);
    }

    private static async Task<string> Fixed(CodeFixProvider provider, string broken, Diagnostic diagnostic)
    {
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
        return (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }
}
