using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Ml.Generators.Reading;

/// <summary>
/// A mistake in a declaration, with the smallest span that is wrong. Analyzers turn it into a diagnostic.
/// </summary>
/// <param name="Id">The diagnostic, such as "ML1003".</param>
/// <param name="Message">The whole text: what was found, what was expected, what to write instead.</param>
/// <param name="Properties">What a quick fix needs to know.</param>
public sealed record Problem(
    string Id, string Message, Location Location, ImmutableDictionary<string, string?> Properties);
