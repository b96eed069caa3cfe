using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML1006: a model contains itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelCycleAnalyzer() : ModelAnalyzer(Descriptors.ModelCycle);
