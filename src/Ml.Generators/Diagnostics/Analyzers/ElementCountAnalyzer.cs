using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML2007: reshape changes the number of elements.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ElementCountAnalyzer() : ModelAnalyzer(Descriptors.ElementCount);
