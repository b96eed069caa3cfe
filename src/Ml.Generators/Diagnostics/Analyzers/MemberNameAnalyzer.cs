using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML1018: a name belongs to a member that the compiler adds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemberNameAnalyzer() : ModelAnalyzer(Descriptors.MemberName);
