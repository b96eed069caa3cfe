using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML2017: a tensor is too large.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TooLargeAnalyzer() : ModelAnalyzer(Descriptors.TooLarge);
