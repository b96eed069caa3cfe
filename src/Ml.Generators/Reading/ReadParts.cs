using Microsoft.CodeAnalysis;
using Ml.Generators.Specs;

namespace Ml.Generators.Reading;

/// <summary>What a form of declaration gives: the body of a spec, and positions beside it.</summary>
internal sealed record ReadParts
{
    public static ReadParts Empty { get; } = new();

    public IReadOnlyList<InputSpec> Inputs { get; init; } = [];

    public IReadOnlyList<InputSpec> Targets { get; init; } = [];

    public IReadOnlyList<LayerSpec> Layers { get; init; } = [];

    public IReadOnlyList<StepSpec> Steps { get; init; } = [];

    public int ForwardSteps { get; init; }

    public IReadOnlyList<OutputSpec> Outputs { get; init; } = [];

    public int Loss { get; init; } = -1;

    public IReadOnlyList<Location> InputSites { get; init; } = [];

    public IReadOnlyList<Location> TargetSites { get; init; } = [];

    public IReadOnlyList<Location> LayerSites { get; init; } = [];

    public IReadOnlyList<Site> StepSites { get; init; } = [];

    public IReadOnlyDictionary<int, string> Locals { get; init; } = new Dictionary<int, string>();
}
