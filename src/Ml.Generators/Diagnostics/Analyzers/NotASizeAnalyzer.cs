using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML1009: a size or name of an input is not valid.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotASizeAnalyzer() : ModelAnalyzer(Descriptors.NotASize);
