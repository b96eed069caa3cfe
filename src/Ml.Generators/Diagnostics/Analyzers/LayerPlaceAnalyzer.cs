using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML1015: the layer cannot stand here.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LayerPlaceAnalyzer() : ModelAnalyzer(Descriptors.LayerPlace);
