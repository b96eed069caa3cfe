using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML2010: shapes do not broadcast.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BroadcastAnalyzer() : ModelAnalyzer(Descriptors.Broadcast);
