using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML2020: sizes are not provably equal.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnprovenSizesAnalyzer() : ModelAnalyzer(Descriptors.UnprovenSizes);
