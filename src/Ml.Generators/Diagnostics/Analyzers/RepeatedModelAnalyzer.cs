using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML2016: the model cannot be repeated.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RepeatedModelAnalyzer() : ModelAnalyzer(Descriptors.RepeatedModel);
