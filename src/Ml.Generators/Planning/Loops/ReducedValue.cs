using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;

namespace Ml.Generators.Planning.Loops;

/// <summary>One reduction of a kernel.</summary>
/// <param name="Source">What is combined at every point of the space.</param>
/// <param name="Result">What the kernel's later expressions call the outcome.</param>
public sealed record ReducedValue(Reduction Reduction, Value Source, Value Result);
