using Ml.Generators.Shapes;

namespace Ml.Generators.Graph;

/// <summary>What a loss needs of an input's numbers, which is known only when the model runs.</summary>
/// <param name="Slot">The input or target, as <see cref="InputLeaf.Slot"/>.</param>
/// <param name="Classes">They are 0 to this, exclusive,</param>
/// <param name="Ignored">or this one, where there is one.</param>
public sealed record ClassNumbers(int Slot, Dim Classes, int? Ignored);
