/// <summary>784-128-10 with one ReLU.</summary>
[Model]
[Input("batch", 784, Name = "image")]
[Dense(128), Relu]
[Dense(10)]
[CrossEntropy]
public partial class Perceptron;
