using Ml.Contracts;
using Ml.Optimizers;

namespace Ml.Runtime.Tests.Optimizers;

/// <summary>Parameters and gradients with reproducible numbers.</summary>
static class Fixture
{
    public static ParameterSet Set(int seed, params ParameterInfo[] infos)
    {
        var random = new System.Random(seed);
        var set = new ParameterSet(infos);
        foreach (ref var value in set.Values)
            value = (float)(random.NextDouble() * 2 - 1);
        return set;
    }

    public static ParameterSet Flat(int seed, int length) => Set(seed, new ParameterInfo("w", length));

    /// <summary>Every optimiser with every state array in use.</summary>
    public static Optimizer Make(string kind) => kind switch
    {
        "sgd" => new Sgd(0.1f, weightDecay: 0.01f) { ClipValue = 0.7f },
        "momentum" => new Sgd(0.1f, 0.9f, dampening: 0.2f, weightDecay: 0.01f) { ClipNorm = 1 },
        "nesterov" => new Sgd(0.1f, 0.9f, nesterov: true),
        "adam" => new Adam(weightDecay: 0.01f) { ClipNorm = 0.5f, ClipValue = 0.1f },
        "amsgrad" => new Adam(beta2: 0.9f, amsgrad: true),
        "adamw" => new AdamW(0.01f) { ClipNorm = 1, Decays = DecayScope.Marked },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static TheoryData<string> Kinds => ["sgd", "momentum", "nesterov", "adam", "amsgrad", "adamw"];
}
