using Ml.Generators.Diagnostics;
using Ml.Generators.Specs;

namespace Ml.Generators.Reading;

/// <summary>What reading a type gave.</summary>
/// <param name="Spec">As much of the model as could be understood; complete unless <paramref name="IsBroken"/>.</param>
/// <param name="Holds">What a generated part of the type may add without an error of C#'s.</param>
/// <param name="IsBroken">A problem was found, or the C# compiler reports an error in what was read.</param>
public sealed record ReadResult(
    ModelSpec Spec, SourceMap Map, IReadOnlyList<Problem> Problems, Holdable Holds, bool IsBroken);
