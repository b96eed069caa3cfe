using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML1004: a layer method is never called.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LayerNeverCalledAnalyzer() : ModelAnalyzer(Descriptors.LayerNeverCalled);
