namespace Ml.Models.Tests.Models;

/// <summary>Two inputs, two outputs, shared layers, a residual branch, gradients of one input.</summary>
[Model]
public partial class TwoWays
{
    [Dense(8)] private partial Tensor Shared(Tensor x);
    [Dense(8)] private partial Tensor Other(Tensor x);
    [Dense(5)] private partial Tensor Mean(Tensor x);
    [Dense(1)] private partial Tensor Spread(Tensor x);

    (Tensor mean, Tensor spread) Forward(
        [Shape("batch", 8), WithGradient] Tensor left, [Shape("batch", 8)] Tensor right)
    {
        Tensor a = Relu(Shared(left)), b = Relu(Shared(right));
        Tensor joined = a + Other(a * b) - Maximum(a, b) / 2;
        return (Mean(joined), Exp(Spread(Concat(1, joined, a))));
    }

    Tensor Loss(Tensor mean, Tensor spread, [Shape("batch", 5)] Tensor wanted) =>
        Functions.Mean(Square(mean - wanted) / spread + Log(spread));
}
