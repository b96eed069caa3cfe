namespace Ml.Peers;

/// <summary>models.py's "mlp".</summary>
[Model]
[Input("batch", 784, Name = "image")]
[Dense(128), Relu, Dense(10)]
[CrossEntropy]
sealed partial class Perceptron;
