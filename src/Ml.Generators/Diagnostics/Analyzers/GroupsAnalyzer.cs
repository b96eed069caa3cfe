using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML2006: the group count does not divide.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GroupsAnalyzer() : ModelAnalyzer(Descriptors.Groups);
