/// <summary>Squeezes an image to sixteen numbers and draws it again.</summary>
[Model]
[Input("batch", 784, Name = "image")]
[Dense(128), Relu]
[Dense(16), Relu]
[Dense(128), Relu]
[Dense(784), Sigmoid]
[MeanSquaredError]
public partial class Autoencoder;
