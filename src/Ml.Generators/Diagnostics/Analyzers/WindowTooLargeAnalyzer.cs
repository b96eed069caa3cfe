using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML2005: the window is larger than its input.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WindowTooLargeAnalyzer() : ModelAnalyzer(Descriptors.WindowTooLarge);
