namespace Ml.Models.Tests.Models;

/// <summary>A repeated model that repeats another, with random layers in both.</summary>
[Model]
public partial class Nested
{
    [Use<NestedBlock>(repeat: 3)] private partial Tensor Blocks(Tensor x);
    [Dense(4)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 6)] Tensor x) => Head(Blocks(x));

    Tensor Loss(Tensor y, [Shape("batch", 4)] Tensor target) => MeanSquaredError(y, target);
}

/// <summary>The outer repetition.</summary>
[Model]
public partial class NestedBlock
{
    [Use<NestedLayer>(repeat: 2)] private partial Tensor Layers(Tensor x);
    [Dropout(0.5f)] private partial Tensor Drop(Tensor x);

    Tensor Forward([Shape("batch", 6)] Tensor x) => x + Drop(Layers(x));
}

/// <summary>The inner repetition.</summary>
[Model, Input("batch", 6), Dense(6), Tanh, Dropout(0.25f)]
public partial class NestedLayer;
