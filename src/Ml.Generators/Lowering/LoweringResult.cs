using Ml.Generators.Shapes;

namespace Ml.Generators.Lowering;

/// <summary>A step that is right only if two named sizes turn out equal.</summary>
/// <param name="Step">Index into the model's steps.</param>
public sealed record StepAssumption(int Step, ShapeAssumption Assumption);

/// <summary>A model as graphs, or why there are none; and what is left to check when it runs.</summary>
/// <param name="Types">The types of the program's values, as far as it could be followed.</param>
public sealed record LoweringResult(
    LoweredModel? Model, IReadOnlyList<StepProblem> Problems, IReadOnlyList<StepAssumption> Assumptions,
    ProgramTypes Types)
{
    /// <summary>What could not be proved equal, which the user is told.</summary>
    public IEnumerable<StepAssumption> Unproven => Assumptions.Where(a => !a.Assumption.IsLeast);
}
