using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML2001: the tensor has the wrong number of axes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RankAnalyzer() : ModelAnalyzer(Descriptors.Rank);
