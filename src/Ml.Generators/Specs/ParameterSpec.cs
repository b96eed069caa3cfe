using Ml.Generators.Shapes;

namespace Ml.Generators.Specs;

public enum InitialDistribution
{
    Constant,
    Uniform,
    Normal,
}

/// <summary>How a parameter starts, with the numbers already worked out from its fans.</summary>
/// <param name="A">The constant, the lower bound, or the mean.</param>
/// <param name="B">The upper bound or the standard deviation.</param>
public sealed record InitialSpec(InitialDistribution Distribution, double A, double B = 0);

/// <summary>A tensor in a model's table of parameters or state, in the order of the flat array.</summary>
/// <param name="Name">Its name in files: "conv1.weight", "blocks.2.expand.bias".</param>
public sealed record ParameterSpec(string Name, Shape Shape, InitialSpec Initial, PenaltySpec Penalties)
{
    /// <summary>Whether the loss has a gradient for it: what has none is left as it is, by weight decay too.</summary>
    public bool IsTrained { get; init; } = true;
}
