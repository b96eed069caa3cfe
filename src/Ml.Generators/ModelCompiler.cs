using Ml.Generators.Emitting;
using Ml.Generators.Specs;

namespace Ml.Generators;

/// <summary>How much a model checks when it runs.</summary>
public enum CheckLevel
{
    None,
    Boundary,
    Full,
}

/// <summary>What a build says about how models are compiled.</summary>
/// <param name="Checks">The MlChecks property.</param>
public sealed record CompileOptions(CheckLevel Checks = CheckLevel.Boundary);

/// <summary>
/// Model in, text out: the whole flow as a list of calls. Knows nothing of Roslyn, so that tests run it on specs.
/// </summary>
public static class ModelCompiler
{
    public static string Compile(ModelSpec spec, CompileOptions options) => SkeletonEmitter.Emit(spec);
}
