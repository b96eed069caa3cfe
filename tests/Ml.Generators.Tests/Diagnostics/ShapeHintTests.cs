using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Ml.Generators.Diagnostics.Analyzers;
using Ml.Generators.Tests.Language;

namespace Ml.Generators.Tests.Diagnostics;

/// <summary>Shapes are shown where somebody asks for them, and nowhere else.</summary>
public sealed class ShapeHintTests
{
    [Fact]
    public void Each_layer_of_a_stack_tells_what_it_gives() => Hints(Declare.Sequential(
        "[Input(\"batch\", 1, 28, 28)]\n[Conv2D(8, kernel: 3), Relu, MaxPool2D(2)]\n[Flatten, Dense(10), CrossEntropy]")).ShouldBe(
        [
            "Conv2D(8, kernel: 3): Conv2D(8, kernel: 3) gives [batch, 8, 26, 26]", "Relu: Relu gives [batch, 8, 26, 26]",
            "MaxPool2D(2): MaxPool2D(2) gives [batch, 8, 13, 13]", "Flatten: Flatten gives [batch, 1352]",
            "Dense(10): Dense(10) gives [batch, 10]", "CrossEntropy: CrossEntropy gives []",
        ]);

    [Fact]
    public void Each_expression_of_a_body_tells_what_it_gives() => Hints(Declare.Forward(
        "        for (int i = 0; i < 2; i++)\n            x = Concat(1, x, x);\n        return Head(Inner(-x[.., ..8]));")).ShouldBe(
        [
            "Concat(1, x, x): Concat(1, x, x) gives [batch, 16], then [batch, 32]", "x[.., ..8]: x[.., ..8] gives [batch, 8]",
            "-x[.., ..8]: -x[.., ..8] gives [batch, 8]", "Inner(-x[.., ..8]): Inner: Dense(Width) gives [batch, 8]",
            "Head(Inner(-x[.., ..8])): Head: Dense(3) gives [batch, 3]",
        ]);

    [Fact]
    public void Before_a_mistake_the_shapes_are_shown_too() => Hints(Declare.Sequential(
        "[Input(\"batch\", 4), Dense(8), Dense(3, inputs: 9), Relu]")).ShouldBe(["Dense(8): Dense(8) gives [batch, 8]"]);

    [Fact]
    public void Nobody_sees_them_who_did_not_ask()
    {
        ModelRun.Clean(Samples.CharGpt);
        new ShapeHintAnalyzer().SupportedDiagnostics.ShouldAllBe(d => !d.IsEnabledByDefault);
    }

    private static IEnumerable<string> Hints(string source)
    {
        CSharpCompilation compilation = ModelRun.Compile(source);
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
            ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("ML2901", ReportDiagnostic.Info)));
        return compilation.WithAnalyzers([new ShapeHintAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .OrderBy(d => d.Location.SourceSpan.End).ThenByDescending(d => d.Location.SourceSpan.Start)
            .Select(d => $"{source[d.Location.SourceSpan.Start..d.Location.SourceSpan.End]}: {d.GetMessage()}").ToArray();
    }
}
