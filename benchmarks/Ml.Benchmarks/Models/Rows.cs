namespace Ml.Benchmarks.Models;

/// <summary>Softmax of rows of 1024.</summary>
[Model]
[Input("rows", 1024, Name = "x")]
[Softmax]
public partial class SoftmaxRows;

/// <summary>Layer norm of rows of 1024.</summary>
[Model]
[Input("rows", 1024, Name = "x")]
[LayerNorm]
public partial class NormRows;
