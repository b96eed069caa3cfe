using Ml.Generators.Graph;
using Ml.Generators.Shapes;

namespace Ml.Generators.Lowering.Losses;

/// <summary>An addend of a loss in one program.</summary>
/// <param name="Value">Its value there, without its weight.</param>
/// <param name="IsSum">Whether that is a sum over what was counted.</param>
/// <param name="Count">How much was counted, or null where <paramref name="Size"/> tells.</param>
/// <param name="Source">The value in the graph that it was found at.</param>
internal sealed record LossLeaf(
    Value Value, double Weight, LossReduction Reduction, bool IsSum, Value? Count, Dim Size, Value Source);
