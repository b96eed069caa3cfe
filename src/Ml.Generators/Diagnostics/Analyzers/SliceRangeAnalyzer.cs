using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML2013: the slice leaves its axis.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SliceRangeAnalyzer() : ModelAnalyzer(Descriptors.SliceRange);
