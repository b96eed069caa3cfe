using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>ML2004: channel counts disagree.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChannelsAnalyzer() : ModelAnalyzer(Descriptors.Channels);
