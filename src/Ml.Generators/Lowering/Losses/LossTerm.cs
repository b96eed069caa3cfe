using Ml.Generators.Graph;
using Ml.Generators.Shapes;

namespace Ml.Generators.Lowering.Losses;

/// <summary>
/// How a term's figure over a data set follows from its values of batches. The runtime has the same names.
/// </summary>
public enum LossReduction
{
    /// <summary>Averaged over everything that was counted.</summary>
    Mean,

    /// <summary>Added up.</summary>
    Sum,

    /// <summary>
    /// It cannot be taken apart: averaged over examples, so that it depends on how they were cut into batches.
    /// </summary>
    PerBatch,
}

/// <summary>One addend of a model's loss: what it is and what it compares.</summary>
/// <param name="Name">Apart from those of the model's other terms.</param>
/// <param name="Loss">The function that gives it ("CrossEntropy"), or empty where it is the user's own.</param>
/// <param name="Weight">Its factor in the loss.</param>
/// <param name="Output">The output that it reads, or -1 where it reads none, or several.</param>
/// <param name="Target">The target that it reads, likewise.</param>
/// <param name="Reading">How output and target compare, element by element in the order in which they lie; the class
/// axis is the output's.</param>
public sealed record LossTerm(
    string Name, string Loss, LossReduction Reduction, double Weight, int Output, int Target, LossReading Reading);

/// <summary>Where a program leaves what it says of a term.</summary>
/// <param name="Value">The place of its number among the program's figures; 0 is the loss.</param>
/// <param name="IsSum">Whether that number is a sum over what was counted; otherwise it is the mean.</param>
/// <param name="Count">The place of how much was counted, or -1 where <paramref name="Size"/> tells.</param>
/// <param name="Size">How much was counted, where sizes tell.</param>
public sealed record TermFigures(int Value, bool IsSum, int Count, Dim Size);

/// <summary>What a program tells beside its loss: a scalar after the other, from place 1 on.</summary>
public sealed record LossFigures(IReadOnlyList<TermFigures> Terms, IReadOnlyList<Value> Values);
