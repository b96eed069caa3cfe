namespace Ml.Peers;

/// <summary>models.py's "digits": the README's network.</summary>
[Model]
[Input("batch", 1, 28, 28, Name = "image")]
[Conv2D(32, kernel: 3), Relu, MaxPool2D(2)]
[Conv2D(64, kernel: 3), Relu, MaxPool2D(2)]
[Flatten, Dropout(0.25f), Dense(10)]
[CrossEntropy]
sealed partial class DigitNet;

/// <summary>models.py's "mlp".</summary>
[Model]
[Input("batch", 784, Name = "image")]
[Dense(128), Relu, Dense(10)]
[CrossEntropy]
sealed partial class Perceptron;
