using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML4001: integers have no gradient.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GradientOfIntegersAnalyzer() : ModelAnalyzer(Descriptors.GradientOfIntegers);
