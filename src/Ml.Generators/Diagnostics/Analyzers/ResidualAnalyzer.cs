using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML2011: branches of a residual connection differ.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ResidualAnalyzer() : ModelAnalyzer(Descriptors.Residual);
