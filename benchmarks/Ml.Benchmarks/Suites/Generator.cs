using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Ml.Benchmarks.Compiler;

namespace Ml.Benchmarks.Suites;

/// <summary>The compiler on whole models; cold times and sizes are printed by <c>generator</c>.</summary>
public class Generator
{
    CSharpCompilation _project = DeclaredModel.Project("");
    CSharpCompilation _edited = DeclaredModel.Project("");
    GeneratorDriver _driver = DeclaredModel.NewDriver();

    [Params("Cnn4", "Mlp12")]
    public string File { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _project = DeclaredModel.Project(DeclaredModel.Text(File));
        _edited = _project.AddSyntaxTrees(CSharpSyntaxTree.ParseText(" ", DeclaredModel.Options, "Other.cs"));
        _driver = _driver.RunGenerators(_project);
    }

    [Benchmark]
    public object Compile() => DeclaredModel.NewDriver().RunGenerators(_project);

    /// <summary>The model is the same, the project is not: everything should be cached.</summary>
    [Benchmark]
    public object EditElsewhere() => _driver.RunGenerators(_edited);
}
