/// <summary>Five hidden layers with norms between them.</summary>
[Model]
[Input("batch", 64, Name = "features")]
[Dense(256), LayerNorm, Gelu]
[Dense(256), LayerNorm, Gelu]
[Dense(128), LayerNorm, Gelu]
[Dense(64), Tanh]
[Dense(3)]
[CrossEntropy]
public partial class DeepPerceptron;
