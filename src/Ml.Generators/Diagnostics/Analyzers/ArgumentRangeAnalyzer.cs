using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML1007: an argument is out of range.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ArgumentRangeAnalyzer() : ModelAnalyzer(Descriptors.ArgumentRange);
