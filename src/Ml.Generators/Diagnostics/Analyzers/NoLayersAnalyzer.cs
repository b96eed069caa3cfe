using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML1002: a model needs layers or a Forward.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoLayersAnalyzer() : ModelAnalyzer(Descriptors.NoLayers);
