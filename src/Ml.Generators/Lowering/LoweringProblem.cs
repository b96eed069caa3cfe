using Ml.Generators.Shapes;

namespace Ml.Generators.Lowering;

/// <summary>A step of a program whose operands do not fit, with the way that led to it.</summary>
/// <param name="Problem">What does not fit.</param>
/// <param name="Step">Index into the model's steps, which the source map turns into a position; -1 for the model
/// itself.</param>
/// <param name="Failing">The failing step as the user wrote it.</param>
/// <param name="Path">From the input to the operand at fault.</param>
public sealed record LoweringProblem(ShapeProblem Problem, int Step, string Failing, IReadOnlyList<PathLine> Path)
{
    /// <summary>The whole message: the sentence, the path of shapes with the failing line marked, the fix.</summary>
    public string Text => MismatchExplanation.Render(Problem, Failing, Path);
}

/// <summary>A step that is right only if two named sizes turn out equal.</summary>
/// <param name="Step">Index into the model's steps.</param>
public sealed record StepAssumption(int Step, ShapeAssumption Assumption);

/// <summary>A model as graphs, or why there are none; and what is left to check when it runs.</summary>
public sealed record LoweringResult(
    LoweredModel? Model, IReadOnlyList<LoweringProblem> Problems, IReadOnlyList<StepAssumption> Assumptions);
