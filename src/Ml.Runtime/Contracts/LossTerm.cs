namespace Ml.Contracts;

/// <summary>One addend of a model's loss, as the compiler found it: what it compares and what its mean is taken over.</summary>
/// <param name="Name">Apart from those of the other terms: the output that it reads, or its function; <c>loss</c> where the
/// loss has one term.</param>
/// <param name="Loss">The loss function, e.g. <c>CrossEntropy</c>; empty for arithmetic of the declaration's own.</param>
/// <param name="Reduction">How its figure over a data set follows from those of batches.</param>
/// <param name="Weight">Its factor in the loss; figures are given without it.</param>
/// <param name="Output">The output that it reads, as an index into <see cref="ModelInfo.Outputs"/>; -1 where it reads none
/// or several.</param>
/// <param name="Target">The target that it reads, as an index into <see cref="ModelInfo.Targets"/>; -1 likewise.</param>
/// <param name="Compares">How output and target compare element by element: what metrics can be had.</param>
/// <param name="Scores">What the elements of the output are.</param>
/// <param name="ClassAxis">The axis of the output along which the classes lie; -1 where there are none.</param>
/// <param name="Ignored">The class number of targets that do not count; null where every target does.</param>
public sealed record LossTerm(
    string Name, string Loss, LossReduction Reduction, double Weight = 1, int Output = -1, int Target = -1,
    TargetKind Compares = TargetKind.Other, ScoreKind Scores = ScoreKind.Scores, int ClassAxis = -1,
    int? Ignored = null);
