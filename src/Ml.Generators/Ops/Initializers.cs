using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Ops;

/// <summary>How weights start, with bounds and deviations worked out from the fans of [out, in, kernel...].</summary>
public static class Initializers
{
    public static InitialSpec Zeros { get; } = new(InitialDistribution.Constant, 0);

    public static InitialSpec Ones { get; } = new(InitialDistribution.Constant, 1);

    public static InitialSpec Uniform(double bound) => new(InitialDistribution.Uniform, -bound, bound);

    public static InitialSpec Normal(double deviation) => new(InitialDistribution.Normal, 0, deviation);

    /// <summary>Uniform in +-1 / sqrt(fan-in), PyTorch's default for weights and biases of Linear and Conv.</summary>
    public static InitialSpec ByFanIn(Shape weight) => Uniform(Math.Sqrt(1 / Fans(weight).In));

    /// <summary>What a member of Ml.Init names; <paramref name="fallback"/> is the layer's own choice.</summary>
    public static InitialSpec Of(string choice, Shape weight, InitialSpec fallback)
    {
        (double fanIn, double fanOut) = Fans(weight);
        return choice switch
        {
            "Default" => fallback,
            "Zeros" => Zeros,
            "Ones" => Ones,
            "KaimingUniform" => Uniform(Math.Sqrt(6 / fanIn)),
            "KaimingNormal" => Normal(Math.Sqrt(2 / fanIn)),
            "XavierUniform" => Uniform(Math.Sqrt(6 / (fanIn + fanOut))),
            "XavierNormal" => Normal(Math.Sqrt(2 / (fanIn + fanOut))),
            "LecunUniform" => Uniform(Math.Sqrt(3 / fanIn)),
            "LecunNormal" => Normal(Math.Sqrt(1 / fanIn)),
            "Uniform" => Uniform(Math.Sqrt(1 / fanIn)),
            "Normal" => Normal(0.02),
            _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "No such initialiser."),
        };
    }

    /// <summary>Inputs and outputs that one weight tensor connects; a vector counts its length for both.</summary>
    private static (double In, double Out) Fans(Shape weight)
    {
        double window = weight.Skip(2).Size.Value;
        return weight.Rank < 2
            ? (weight.Size.Value, weight.Size.Value)
            : (weight[1].Value * window, weight[0].Value * window);
    }
}
