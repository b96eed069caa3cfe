using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML1005: layer attributes stand on several parts of the type.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LayersSpreadAnalyzer() : ModelAnalyzer(Descriptors.LayersSpread);
