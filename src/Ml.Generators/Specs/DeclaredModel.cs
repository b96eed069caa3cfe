namespace Ml.Generators.Specs;

/// <summary>What reading hands to the incremental pipeline.</summary>
/// <param name="IsBroken">The spec is what could be understood: it keeps public members alive and is not
/// compiled.</param>
/// <param name="Holds">What may be generated for it.</param>
/// <param name="Failure">What went wrong inside the compiler itself, or null.</param>
public sealed record DeclaredModel(ModelSpec Spec, bool IsBroken, Holdable Holds, string? Failure)
{
    /// <summary>The same model without line numbers, which change with every line added above it.</summary>
    public DeclaredModel WithoutLines() => this with { Spec = Spec.WithoutLines() };
}
