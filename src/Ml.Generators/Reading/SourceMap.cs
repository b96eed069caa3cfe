using Microsoft.CodeAnalysis;

namespace Ml.Generators.Reading;

/// <summary>
/// Positions for everything in a <see cref="Specs.ModelSpec"/>, index by index. Lives beside the spec and never in the
/// incremental pipeline: a blank line moves every position and changes no model.
/// </summary>
/// <param name="Type">The name of the model's type.</param>
public sealed record SourceMap(
    Location Type, IReadOnlyList<Location> Inputs, IReadOnlyList<Location> Targets, IReadOnlyList<Location> Layers,
    IReadOnlyList<Site> Steps)
{
    /// <summary>The local variables of a body, by the number of the value that each was first given.</summary>
    public IReadOnlyDictionary<int, string> Locals { get; init; } = new Dictionary<int, string>();

    /// <summary>All of them.</summary>
    public IEnumerable<Location> Locations => new[] { Type }.Concat(Inputs).Concat(Targets).Concat(Layers)
        .Concat(Steps.SelectMany(s => s.Arguments.Values.Concat(s.Operands).Append(s.Whole)));
}
