using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML2015: a parameter's size is open.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OpenSizeAnalyzer() : ModelAnalyzer(Descriptors.OpenSize);
