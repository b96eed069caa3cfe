using Ml.Generators.Emitting;
using Ml.Generators.Specs;

namespace Ml.Generators;

/// <summary>Kernels that a step of the pipeline passes on together.</summary>
internal sealed record KernelSet(EquatableArray<KernelSource> Kernels)
{
    public static KernelSet Empty { get; } = new(EquatableArray<KernelSource>.Empty);
}
