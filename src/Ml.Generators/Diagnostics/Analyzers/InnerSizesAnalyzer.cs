using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML2003: inner sizes disagree.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InnerSizesAnalyzer() : ModelAnalyzer(Descriptors.InnerSizes);
