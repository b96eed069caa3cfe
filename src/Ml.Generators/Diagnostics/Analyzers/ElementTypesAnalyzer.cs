using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML3001: element types differ.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ElementTypesAnalyzer() : ModelAnalyzer(Descriptors.ElementTypes);
