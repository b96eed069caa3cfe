using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML1016: forward or Loss is not written as one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EntryMethodFormAnalyzer() : ModelAnalyzer(Descriptors.EntryMethodForm);
