using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Lowering;

/// <summary>Something to say about a step of a program, with the way that led to it.</summary>
/// <param name="Problem">What is wrong.</param>
/// <param name="Step">Index into the model's steps, which the source map turns into a position; -1 for the model
/// itself.</param>
/// <param name="Failing">The step itself.</param>
/// <param name="Path">From the input to the operand at fault; where two do not fit each other, to both.</param>
public sealed record StepProblem(ShapeProblem Problem, int Step, PathLine Failing, IReadOnlyList<PathLine> Path)
{
    /// <summary>The number of the input or target that it is about, where it is about no step; else -1.</summary>
    public int Input { get; init; } = -1;

    /// <summary>What a quick fix writes; empty where only words can tell.</summary>
    public IReadOnlyList<ModelEdit> Edits { get; init; } = [];

    /// <summary>The whole message: the sentence, the path of shapes with the failing line marked, the fix.</summary>
    public string Text => Explanation.Render(Problem, Failing, Path);

    /// <summary>The same with what is known of where each line stands.</summary>
    public StepProblem Located(Func<PathLine, PathLine> locate) => this with
    {
        Problem = Problem with { Inside = Problem.Inside.Select(locate).ToArray() },
        Failing = locate(Failing),
        Path = Path.Select(locate).ToArray(),
    };
}
