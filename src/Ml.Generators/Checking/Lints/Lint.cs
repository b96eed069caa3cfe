using Ml.Generators.Lowering;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// A mistake that compiles: shapes fit, and the model trains something else than what was meant. A new one is one file
/// here with its line in <see cref="All"/>, its id and descriptor, its page and its test.
/// </summary>
public abstract class Lint
{
    /// <summary>Every lint, in the order in which they speak.</summary>
    public static IReadOnlyList<Lint> All { get; } =
    [
        new SilentOuterProduct(),
    ];

    /// <summary>Where the mistake is made, in the order of the program.</summary>
    public abstract IEnumerable<StepProblem> Find(ProgramTypes program);
}
