namespace Ml.Models.Tests.Models;

/// <summary>Classes, some targets ignored.</summary>
[Model, Input("batch", 3), Dense(4), CrossEntropy]
public partial class PlainClasses;

/// <summary>Classes whose numbers to ignore are one of them, or beyond them.</summary>
[Model, Input("batch", 3), Dense(4), CrossEntropy(ignore: 0)]
public partial class ClassesWithoutTheFirst;

[Model, Input("batch", 3), Dense(4), CrossEntropy(ignore: 255)]
public partial class ClassesWithoutAVoid;

/// <summary>Added up, not averaged.</summary>
[Model, Input("batch", 3), Dense(4), CrossEntropy(reduction: Reduction.Sum)]
public partial class SummedClasses;

[Model, Input("batch", 3), Dense(2), MeanSquaredError(reduction: Reduction.Sum)]
public partial class SummedSquares;

/// <summary>The mean is over the weights of the classes.</summary>
[Model]
public partial class WeightedClasses
{
    [Dense(4)] private partial Tensor Scores(Tensor x);

    Tensor Forward([Shape("batch", 3)] Tensor x) => Scores(x);

    Tensor Loss(Tensor scores, [Shape("batch")] Tensor<int> label) =>
        CrossEntropy(scores, label, (Tensor)Range(4) / 2);
}

/// <summary>Classes along the second axis of four, and log-probabilities along the last of three.</summary>
[Model, Input("batch", 1, 2, 3), Conv2D(4, kernel: 1), CrossEntropy]
public partial class PixelClasses;

[Model, Input("batch", 2, 3), Dense(5), LogSoftmax(-1), NegativeLogLikelihood]
public partial class WordClasses;

/// <summary>Means of the declaration's own.</summary>
[Model]
public partial class TwoMeans
{
    [Dense(2)] private partial Tensor Line(Tensor x);

    Tensor Forward([Shape("batch", 3)] Tensor x) => Line(x);

    Tensor Loss(Tensor y, [Shape("batch", 2)] Tensor wanted) =>
        Mean(Square(y - wanted)) + 0.1f * Mean(Abs(y - wanted));
}

[Model]
public partial class MeanOfMeans
{
    [Dense(2)] private partial Tensor Line(Tensor x);

    Tensor Forward([Shape("batch", 3)] Tensor x) => Line(x);

    Tensor Loss(Tensor y, [Shape("batch", 2)] Tensor wanted) =>
        Functions.Mean(Functions.Mean(Square(y - wanted), axis: 0)) - Functions.Mean(Sqrt(Functions.Mean(Square(y), axis: 1) + 1));
}

[Model]
public partial class OneMinusMean
{
    [Dense(2)] private partial Tensor Line(Tensor x);

    Tensor Forward([Shape("batch", 3)] Tensor x) => Line(x);

    Tensor Loss(Tensor y, [Shape("batch", 2)] Tensor wanted) => 1 - Functions.Mean(CosineSimilarity(y, wanted));
}

/// <summary>A sum over a count that the targets tell; guarded, in the second.</summary>
[Model]
public partial class WeightedMean
{
    [Dense(2)] private partial Tensor Line(Tensor x);

    Tensor Forward([Shape("batch", 3)] Tensor x) => Line(x);

    Tensor Loss(Tensor y, [Shape("batch", 2)] Tensor wanted, [Shape("batch", 2)] Tensor weight) =>
        Sum(Square(weight) * Square(y - wanted)) / Sum(Square(weight));
}

[Model]
public partial class MaskedMean
{
    [Dense(2)] private partial Tensor Line(Tensor x);

    Tensor Forward([Shape("batch", 3)] Tensor x) => Line(x);

    Tensor Loss(Tensor y, [Shape("batch", 2)] Tensor wanted, [Shape("batch")] Tensor<int> part)
    {
        Tensor counts = Select(part < 2, 1f, 0f);
        return Sum(Unsqueeze(counts, 1) * Square(y - wanted)) / Maximum(Sum(counts), 1f);
    }
}

/// <summary>A mean beside a sum, and factors that are learned.</summary>
[Model]
public partial class SumAndMean
{
    [Dense(2)] private partial Tensor Line(Tensor x);

    Tensor Forward([Shape("batch", 3)] Tensor x) => Line(x);

    Tensor Loss(Tensor y, [Shape("batch", 2)] Tensor wanted) =>
        MeanSquaredError(y, wanted) / 2 + 0.25f * Sum(Abs(y)) - Functions.Mean(wanted) * 3;
}

/// <summary>Two outputs, a loss for each.</summary>
[Model]
public partial class TwoHeads
{
    [Dense(4)] private partial Tensor Kind(Tensor x);
    [Dense(1)] private partial Tensor Size(Tensor x);

    (Tensor kind, Tensor size) Forward([Shape("batch", 3)] Tensor x) => (Kind(x), Size(x));

    Tensor Loss(Tensor kind, Tensor size, [Shape("batch")] Tensor<int> label, [Shape("batch", 1)] Tensor wanted) =>
        CrossEntropy(kind, label) + 0.5f * MeanSquaredError(size, wanted);
}

/// <summary>Figures that depend on the batch: something is done to a mean, or examples meet.</summary>
[Model]
public partial class RootOfMean
{
    [Dense(2)] private partial Tensor Line(Tensor x);

    Tensor Forward([Shape("batch", 3)] Tensor x) => Line(x);

    Tensor Loss(Tensor y, [Shape("batch", 2)] Tensor wanted) => Sqrt(Functions.Mean(Square(y - wanted)));
}

[Model]
public partial class Contrast
{
    [Dense(2)] private partial Tensor Line(Tensor x);

    Tensor Forward([Shape("batch", 3)] Tensor x) => Line(x);

    Tensor Loss(Tensor y, [Shape("batch", 2)] Tensor other) => InfoNce(y, other, temperature: 1f);
}

/// <summary>A penalty on weights.</summary>
[Model, Input("batch", 3), Dense(4), CrossEntropy, Regularize(l2: 0.1f)]
public partial class PenalisedClasses;

/// <summary>Yes and no as probabilities, and as logits.</summary>
[Model, Input("batch", 3), Dense(1), Sigmoid, ProbabilityCrossEntropy]
public partial class Chances;

[Model, Input("batch", 3), Dense(1), BinaryCrossEntropy]
public partial class Odds;

/// <summary>Both sizes of a sequence are named.</summary>
[Model]
public partial class Sequence
{
    [Embedding(4, 3)] private partial Tensor Words(Tensor<int> ids);
    [Dense(4)] private partial Tensor Scores(Tensor x);

    Tensor Forward([Shape("batch", "time")] Tensor<int> ids) => Scores(Words(ids));

    Tensor Loss(Tensor scores, [Shape("batch", "time")] Tensor<int> next) => CrossEntropy(scores, next);
}

/// <summary>Shares of classes along axis 1 of an image of open height.</summary>
[Model]
public partial class OpenPixels
{
    [Conv2D(4, kernel: 1)] private partial Tensor Scores(Tensor x);

    Tensor Forward([Shape("batch", 1, "height", 3)] Tensor x) => Scores(x);

    Tensor Loss(Tensor scores, [Shape("batch", 4, "height", 3)] Tensor share) => CrossEntropy(scores, share, axis: 1);
}

/// <summary>Whole numbers beside floats.</summary>
[Model]
public partial class Ranked
{
    [Dense(4)] private partial Tensor Scores(Tensor x);

    (Tensor scores, Tensor<int> best) Forward([Shape("batch", 3)] Tensor x)
    {
        Tensor scores = Scores(x);
        return (scores, ArgMax(scores, 1));
    }
}

/// <summary>Takes four examples at a time.</summary>
[Model, Input(4, 3), Dense(2), MeanSquaredError]
public partial class FourAtATime;

/// <summary>Gives one row for the whole batch.</summary>
[Model]
public partial class Centre
{
    [Dense(2)] private partial Tensor Line(Tensor x);

    Tensor Forward([Shape("batch", 3)] Tensor x) => Mean(Line(x), axis: 0);
}
