using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML1011: a model uses one form of declaration.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TwoFormsAnalyzer() : ModelAnalyzer(Descriptors.TwoForms);
