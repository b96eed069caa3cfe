using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML3003: an index is not an integer.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IndexTypeAnalyzer() : ModelAnalyzer(Descriptors.IndexType);
