using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML1008: an input or its shape is missing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoInputAnalyzer() : ModelAnalyzer(Descriptors.NoInput);
