namespace Ml.Models.Tests.Models;

/// <summary>Sums along rows and over everything.</summary>
[Model]
public partial class LongRows
{
    (Tensor mean, Tensor sum, Tensor variance, Tensor all, Tensor length) Forward([Shape("rows", "n")] Tensor x) =>
        (Functions.Mean(x, axis: 1), Sum(x, axis: 1), Var(x, axis: 1), Functions.Mean(x), Norm(x, axis: 1));
}

/// <summary>Sums down columns.</summary>
[Model]
public partial class LongColumns
{
    (Tensor mean, Tensor exponentials) Forward([Shape("n", 3, 5)] Tensor x) =>
        (Functions.Mean(x, axis: 0), Functions.Mean(Exp(x), axes: [0, 2]));
}

/// <summary>Gradients that are sums over the batch: of weights, in tiles and not, and of biases.</summary>
[Model]
public partial class LongBatch
{
    [Dense(20)] private partial Tensor Wide(Tensor x);
    [Dense(1)] private partial Tensor Narrow(Tensor x);

    (Tensor wide, Tensor narrow) Forward([Shape("batch", 3)] Tensor x) => (Wide(x), Narrow(x));

    Tensor Loss(Tensor wide, Tensor narrow, [Shape("batch", 20)] Tensor a, [Shape("batch", 1)] Tensor b) => Sum(wide * a) + Sum(narrow * b);
}

/// <summary>Many positions go to a few rows of a table.</summary>
[Model]
public partial class LongTable
{
    [Embedding(3, 5)] private partial Tensor Rows(Tensor<int> ids);

    Tensor Forward([Shape("n")] Tensor<int> ids) => Rows(ids);

    Tensor Loss(Tensor rows, [Shape("n", 5)] Tensor weight) => Sum(rows * weight);
}

/// <summary>One channel: every weight is summed over all pixels. And a window of thousands.</summary>
[Model]
public partial class LongImage
{
    [Conv2D(1, kernel: 3, padding: Padding.Same, bias: false)] private partial Tensor Look(Tensor x);

    (Tensor looked, Tensor pooled) Forward([Shape("batch", 1, "height", 4096)] Tensor x) =>
        (Look(x), AveragePool1D(Reshape(x, x.Dim("batch"), x.Dim("height"), 4096), 4096));

    Tensor Loss(Tensor looked, Tensor pooled, [Shape("batch", 1, "height", 4096)] Tensor weight) => Sum(looked * weight);
}
