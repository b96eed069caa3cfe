using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML2012: there is no such axis.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AxisAnalyzer() : ModelAnalyzer(Descriptors.Axis);
