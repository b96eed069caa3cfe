using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML1003: the compiler does not read this construct.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotReadableAnalyzer() : ModelAnalyzer(Descriptors.NotReadable);
