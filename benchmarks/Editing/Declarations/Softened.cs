/// <summary>Inference only: rows of scores to probabilities.</summary>
[Model, Input("rows", 256, Name = "scores"), LayerNorm, Dense(64), Softmax]
public partial class Softened;
