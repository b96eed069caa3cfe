namespace Ml.Models.Tests.Models;

/// <summary>A trunk that is taken as it is, repeated blocks and running statistics included, and a head that learns.</summary>
[Model, Regularize(l2: 0.05f)]
public partial class FrozenTrunk
{
    private const int Width = 7;

    [Dense(Width)] private partial Tensor Start(Tensor x);
    [Use<FrozenBlock>(repeat: 3)] private partial Tensor Trunk(Tensor x);
    [BatchNorm] private partial Tensor TrunkNorm(Tensor x);
    [Dense(Width, bias: false)] private partial Tensor Hidden(Tensor x);
    [BatchNorm] private partial Tensor HeadNorm(Tensor x);
    [Dense(2)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 5)] Tensor x)
    {
        Tensor features = StopGradient(TrunkNorm(Trunk(Start(x))));
        return Head(HeadNorm(Relu(Hidden(features))));
    }

    Tensor Loss(Tensor y, [Shape("batch", 2)] Tensor target) => MeanSquaredError(y, target);
}

/// <summary>One block of the trunk.</summary>
[Model]
public partial class FrozenBlock
{
    [Dense(7)] private partial Tensor Mix(Tensor x);
    [BatchNorm] private partial Tensor Norm(Tensor x);

    Tensor Forward([Shape("batch", 7)] Tensor x) => x + Tanh(Norm(Mix(x)));
}
