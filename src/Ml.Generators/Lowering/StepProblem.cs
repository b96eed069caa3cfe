using Ml.Generators.Shapes;

namespace Ml.Generators.Lowering;

/// <summary>Something to say about a step of a program, with the way that led to it.</summary>
/// <param name="Problem">What is wrong.</param>
/// <param name="Step">Index into the model's steps, which the source map turns into a position; -1 for the model
/// itself.</param>
/// <param name="Failing">The step as the user wrote it.</param>
/// <param name="Path">From the input to the operand at fault.</param>
public sealed record StepProblem(ShapeProblem Problem, int Step, string Failing, IReadOnlyList<PathLine> Path)
{
    /// <summary>The whole message: the sentence, the path of shapes with the failing line marked, the fix.</summary>
    public string Text => MismatchExplanation.Render(Problem, Failing, Path);
}
