using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>A repair that is tried: the changed model, and what to say and write if it fits.</summary>
/// <param name="Fix">"put Flatten before Dense(10)".</param>
/// <param name="Shown">A value of the changed model whose shape is told with the fix, or -1.</param>
/// <param name="Edits">The same as edits of the declaration; empty where only words can tell.</param>
public sealed record Proposal(string Fix, ModelSpec Spec, IReadOnlyList<ModelEdit> Edits, int Shown = -1);
