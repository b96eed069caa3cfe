using Ml.Generators.Emitting;
using Ml.Generators.Specs;

namespace Ml.Generators;

/// <summary>What a model became.</summary>
/// <param name="Text">Its file: the public type and its programs.</param>
/// <param name="Kernels">What the programs launch, in the order of names. Other models may have the same.</param>
public sealed record CompiledModel(string Text, EquatableArray<KernelSource> Kernels)
{
    /// <summary>Everything in one text, to read.</summary>
    public override string ToString() => string.Join("\n", new[] { Text }.Concat(Kernels.Select(k => k.File)));
}
