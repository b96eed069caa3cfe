using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML1014: the type cannot be a model.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotModelTypeAnalyzer() : ModelAnalyzer(Descriptors.NotModelType);
