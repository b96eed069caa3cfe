namespace Ml.Models.Tests.Models;

/// <summary>What can be done with integers, beyond where floats tell them apart.</summary>
[Model]
public partial class WholeNumbers
{
    (Tensor<int> Sums, Tensor<int> Quotients, Tensor<int> Limited, Tensor<int> Bits, Tensor Compared, Tensor<int> Reduced, Tensor<int> Places,
        Tensor<int> Moved, Tensor<int> Whole, Tensor Floats) Forward(
        [Shape("batch", 7)] Tensor<int> x, [Shape("batch", 7)] Tensor<int> y, [Shape("batch", 7)] Tensor z)
    {
        // No constant to C#, so that it wraps here.
        int step = 1;
        for (int i = 0; i < 2; i++)
            step *= 70_000;
        return (
            (x + y) * 3 - x.Dim("batch") + step,
            x / y,
            Clamp(Select(x < y, Abs(x), -y), low: -16777217, high: 16777217),
            (x & 0xFF) | Maximum(x, y),
            (Tensor)((x == y) | (x > 16777216)),
            Concat(1, Sum(x, axis: 1, keep: true), Prod(x, axis: 1, keep: true), Max(x, axis: 1, keep: true), Min(x, axis: 1, keep: true)),
            Stack(1, ArgMax(x), ArgMin(x, axis: 1)),
            Pad(Flip(Transpose(x, 1, 0), axis: 0), before: new[] { 1, 0 }, after: new[] { 0, 0 }, value: 16777219),
            (Tensor<int>)z,
            (Tensor)x);
    }
}

/// <summary>Class numbers that begin where floats end, and the smallest int for those that do not count.</summary>
[Model]
public partial class FarLabels
{
    Tensor Forward([Shape("batch", 3)] Tensor x) => x;

    Tensor Loss(Tensor scores, [Shape("batch")] Tensor<int> label) => CrossEntropy(scores, label - 16777217, ignore: int.MinValue);
}
