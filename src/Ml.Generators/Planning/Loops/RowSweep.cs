using Ml.Generators.Graph;

namespace Ml.Generators.Planning.Loops;

/// <summary>
/// Where a row program keeps a value between sweeps: the row of an output that is not final yet, or the stack.
/// </summary>
/// <param name="Output">The output whose row it borrows, or null for a scratch row.</param>
/// <param name="Scratch">The scratch row, when there is no output.</param>
public sealed record RowPlace(int? Output, int Scratch);

/// <summary>One pass over a row of a <see cref="RowKernel"/>.</summary>
/// <param name="Loads">Inputs read at every element.</param>
/// <param name="Reloads">Values of earlier sweeps, read from where they were kept.</param>
/// <param name="Body">What is computed at every element.</param>
/// <param name="Reductions">What is combined over the row.</param>
/// <param name="Stores">Outputs that get their elements in this sweep.</param>
/// <param name="Keeps">Values kept for later sweeps.</param>
/// <param name="After">What is computed once per row when the reductions are done.</param>
/// <param name="RowStores">Outputs of one element per row, stored then.</param>
public sealed record RowSweep(
    IReadOnlyList<int> Loads, IReadOnlyList<(Value Value, RowPlace Place)> Reloads, Expression Body,
    IReadOnlyList<ReducedValue> Reductions, IReadOnlyList<int> Stores,
    IReadOnlyList<(Value Value, RowPlace Place)> Keeps,
    Expression After, IReadOnlyList<int> RowStores);
