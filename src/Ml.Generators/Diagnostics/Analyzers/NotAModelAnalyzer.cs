using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML1013: use names a model of the same project.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotAModelAnalyzer() : ModelAnalyzer(Descriptors.NotAModel);
