using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML9001: the compiler failed while a model was analysed, which is a bug of ours.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InternalErrorAnalyzer() : ModelAnalyzer(Descriptors.InternalError);
