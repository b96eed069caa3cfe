using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics;

/// <summary>
/// Who reports errors of models. The compiler runs analyzers last, and not at all while any declaration of the project
/// is wrong: a missing type somewhere would hide every mistake in a model. So in a build the generator speaks, which
/// runs first. In an editor, where analyzers always run, they do, and so a mistake is reported once.
/// </summary>
internal static class Reporter
{
    /// <summary>Set in build/Ml.Runtime.props.</summary>
    private const string Property = "build_property.MlReporter";

    public static bool IsGenerator(AnalyzerConfigOptions options) =>
        options.TryGetValue(Property, out string? reporter) && reporter == "generator";
}
