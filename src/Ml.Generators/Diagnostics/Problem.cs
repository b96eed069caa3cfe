using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Ml.Generators.Shapes;

namespace Ml.Generators.Diagnostics;

/// <summary>A mistake in a declaration, with the smallest span that is wrong.</summary>
/// <param name="Id">The diagnostic, such as <see cref="ProblemIds.NotReadable"/>.</param>
/// <param name="Message">The whole text: what was found, what was expected, what to write instead.</param>
/// <param name="Properties">What a quick fix needs to know.</param>
public sealed record Problem(
    string Id, string Message, Location Location, ImmutableDictionary<string, string?> Properties)
{
    public bool IsError => Descriptors.All[Id].DefaultSeverity == DiagnosticSeverity.Error;

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptors.All[Id], Location, Properties, Message);
}
