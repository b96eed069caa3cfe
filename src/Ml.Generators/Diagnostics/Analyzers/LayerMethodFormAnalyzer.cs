using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML1010: a layer method is not written as one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LayerMethodFormAnalyzer() : ModelAnalyzer(Descriptors.LayerMethodForm);
