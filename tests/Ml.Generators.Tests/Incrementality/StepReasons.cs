using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Ml.Generators.Emitting;
using Ml.Generators.Specs;
using Ml.Generators.Tests.Language;

namespace Ml.Generators.Tests.Incrementality;

/// <summary>Runs the generator before and after an edit, and tells why each step of the second run has its result.</summary>
internal sealed class StepReasons
{
    private readonly GeneratorRunResult _result;

    private StepReasons(GeneratorRunResult result) => _result = result;

    public static StepReasons AfterEdit(string before, string after, string? checks = null, string other = "class Other;")
    {
        CSharpCompilation first = ModelRun.Compile(before, "class Other;");
        SyntaxTree edited = ModelRun.ParseFile(after, first.SyntaxTrees[0].FilePath), beside = ModelRun.ParseFile(other, first.SyntaxTrees[1].FilePath);
        CSharpCompilation second = first.ReplaceSyntaxTree(first.SyntaxTrees[0], edited);
        if (other != "class Other;")
            second = second.ReplaceSyntaxTree(second.SyntaxTrees[1], beside);
        GeneratorDriver driver = (checks is null ? ModelRun.Driver() : ModelRun.Driver(("build_property.MlChecks", checks))).RunGenerators(first);
        return new StepReasons(driver.RunGenerators(second).GetRunResult().Results.Single());
    }

    /// <summary>The reasons of reading, spec and compiling for a model: "Modified Unchanged Cached".</summary>
    public string Of(string model) =>
        $"{Reason(ModelGenerator.ReadStep, model)} {Reason(ModelGenerator.SpecStep, model)} {Reason(ModelGenerator.CompileStep, model)}";

    /// <summary>The kernels of all models after the edit, with the reasons of their files.</summary>
    public IReadOnlyDictionary<string, IncrementalStepRunReason> Kernels => _result.TrackedSteps[ModelGenerator.KernelsStep]
        .SelectMany(s => s.Outputs).Where(o => o.Reason != IncrementalStepRunReason.Removed)
        .SelectMany(o => ((KernelSet)o.Value).Kernels.Select(k => (k.Name, o.Reason)))
        .ToDictionary(k => k.Name, k => k.Reason, StringComparer.Ordinal);

    /// <summary>Names of the generated files after the edit.</summary>
    public IEnumerable<string> Files => _result.GeneratedSources.Select(s => s.HintName);

    /// <summary>Everything the steps of ours keep between runs.</summary>
    public IEnumerable<object> KeptByUs => new[]
        {
            ModelGenerator.ReadStep, ModelGenerator.SpecStep, ModelGenerator.CompileStep, ModelGenerator.KernelsStep,
        }
        .SelectMany(step => _result.TrackedSteps[step]).SelectMany(s => s.Outputs)
        .SelectMany(o => o.Value is ValueTuple<DeclaredModel, CompileOptions> pair ? new object[] { pair.Item1, pair.Item2 } : [o.Value]);

    private IncrementalStepRunReason Reason(string step, string model) => _result.TrackedSteps[step]
        .SelectMany(s => s.Outputs).Single(o => NameOf(o.Value) == model).Reason;

    private static string NameOf(object value) => value switch
    {
        DeclaredModel model => model.Spec.Name,
        ValueTuple<DeclaredModel, CompileOptions> pair => pair.Item1.Spec.Name,
        GeneratedModel model => model.HintName.Split('.')[^3],
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "not a value of a named step"),
    };
}
