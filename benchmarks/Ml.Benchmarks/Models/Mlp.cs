namespace Ml.Benchmarks.Models;

/// <summary>784-128-10 with one ReLU: the smallest network people measure.</summary>
[Model]
[Input("batch", 784, Name = "x")]
[Dense(128), Relu, Dense(10)]
[CrossEntropy]
public partial class Mlp;
