using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML1012: no input has a size of this name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownSizeAnalyzer() : ModelAnalyzer(Descriptors.UnknownSize);
