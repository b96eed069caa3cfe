namespace Ml.Generators.Emitting.Loops;

/// <summary>Where a vector statement stands in the innermost loop.</summary>
/// <param name="Index">The index of the first lane.</param>
/// <param name="Rest">How many lanes there are, or null for a full register.</param>
internal readonly record struct Lanes(string Index, string? Rest);
