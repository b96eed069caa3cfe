namespace Ml.Benchmarks.Models;

/// <summary>At batch 1024 a product of two 1024 x 1024 matrices, with bias and ReLU: how near the peak an emitted product gets.</summary>
[Model]
[Input("batch", 1024, Name = "x")]
[Dense(1024), Relu]
public partial class Dense1024;
