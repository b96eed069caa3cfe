using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML2009: sizes beside the joined axis differ.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConcatSizesAnalyzer() : ModelAnalyzer(Descriptors.ConcatSizes);
