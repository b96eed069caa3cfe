namespace Ml.Generators.Shapes;

/// <summary>
/// Why sizes do not fit, as data: the analyzers, the generator and the text of a run-time exception print the same.
/// </summary>
/// <param name="Id">The diagnostic, such as <see cref="ProblemIds.InnerSizes"/>.</param>
/// <param name="Message">One sentence: what was expected, what was found, where both came from.</param>
/// <param name="Fix">What to write instead, or null where nothing certain can be said.</param>
/// <param name="Argument">The parameter of the layer that is at fault ("inputs", "kernel"), or null for the
/// operand.</param>
/// <param name="Operand">The operand at fault, counted from zero; <see cref="Whole"/> for all of the step.</param>
/// <param name="Expected">The shape the layer would accept, printed in the last line of the path, or null.</param>
/// <param name="Against">The operand that it does not fit, whose path is printed too, or -1.</param>
/// <param name="FixInStack">What to write where layers stand above a class, if that differs from
/// <paramref name="Fix"/>.</param>
public sealed record ShapeProblem(
    string Id, string Message, string? Fix = null, string? Argument = null, int Operand = 0, string? Expected = null,
    int Against = -1, string? FixInStack = null)
{
    /// <summary>No operand is at fault more than the others.</summary>
    public const int Whole = -1;

    /// <summary>
    /// Where the mistake shows inside a model that is used: its own path, the failing step last. Empty elsewhere.
    /// </summary>
    public IReadOnlyList<PathLine> Inside { get; init; } = [];
}

/// <summary>Thrown by a shape rule; caught by lowering, which knows the layer and the source position.</summary>
public sealed class ShapeMismatchException(ShapeProblem problem) : Exception(problem.Message)
{
    public ShapeMismatchException(
        string id, string message, string? fix = null, string? argument = null, int operand = 0,
            string? expected = null,
        int against = -1, string? fixInStack = null)
        : this(new ShapeProblem(id, message, fix, argument, operand, expected, against, fixInStack))
    {
    }

    public ShapeProblem Problem { get; } = problem;
}

/// <summary>Two sizes that must be equal, one of them rounded: a warning, and a check when the model runs.</summary>
/// <param name="IsLeast">Whether the left one must only be at least the right one: no matter for a warning.</param>
public sealed record ShapeAssumption(Dim Left, Dim Right, string Reason, bool IsLeast = false);

/// <summary>What shape rules share: who speaks in their messages, and what they must assume of named sizes.</summary>
public sealed class ShapeContext
{
    private readonly List<ShapeAssumption> _assumptions = [];

    /// <summary>
    /// The step that is being worked out, as the user wrote it ("Dense", "x * y"); empty outside of one.
    /// </summary>
    public string Step { get; set; } = "";

    public IReadOnlyList<ShapeAssumption> Assumptions => _assumptions;

    /// <summary>
    /// Who speaks in a rule's message: the user's step, since its primitives are known to the compiler alone.
    /// </summary>
    /// <param name="operation">The primitive's own name, for rules that run by themselves.</param>
    public string Subject(string operation) => $"'{(Step.Length > 0 ? Step : operation)}'";

    /// <summary>
    /// The size both stand for, or null when they differ. Two names are two sizes, and a name is no number: what must
    /// be equal is declared with one name. Only where a division rounds can neither be proved, and an assumption is
    /// recorded.
    /// </summary>
    public Dim? Unify(Dim left, Dim right, string reason)
    {
        if (left == right)
            return left;
        if (!MayBeEqual(left, right))
            return null;
        _assumptions.Add(new ShapeAssumption(left, right, reason));
        return left.IsConstant ? left : right.IsConstant ? right : left;
    }

    /// <summary>
    /// What is taken of an axis must be there: where names decide that, it is checked when the model runs.
    /// </summary>
    public void RequireAtLeast(Dim size, Dim least, string reason)
    {
        if (!SizeBounds.IsAtLeast(size, least))
            _assumptions.Add(new ShapeAssumption(size, least, reason, IsLeast: true));
    }

    /// <summary>Whether they are equal, or may be when the model runs.</summary>
    public static bool MayBeEqual(Dim left, Dim right) =>
        left == right || (left - right is { Rounds: true } difference && SizeBounds.MayBeZero(difference));
}
