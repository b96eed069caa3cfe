using Ml.Generators.Shapes;

namespace Ml.Generators.Graph;

/// <summary>What a loss says of a value that it gives: what was compared, and what it was averaged over.</summary>
/// <param name="Loss">The function ("CrossEntropy").</param>
/// <param name="Prediction">The value that is compared.</param>
/// <param name="Target">What with.</param>
/// <param name="IsMean">Whether it is a mean; a sum, or the elements themselves, otherwise.</param>
/// <param name="Count">How much was counted where that is known only when the model runs: a scalar.</param>
/// <param name="Size">How much was counted where sizes tell.</param>
public sealed record LossNote(
    string Loss, Value Prediction, Value Target, LossReading Reading, bool IsMean, Value? Count, Dim Size);
