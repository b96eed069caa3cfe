using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML1017: a layer's name is taken or not valid.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LayerNameAnalyzer() : ModelAnalyzer(Descriptors.LayerName);
