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
