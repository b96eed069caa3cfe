namespace Ml.Models.Tests.Models;

/// <summary>Rows: odd widths, a normalisation, smooth activations, penalties.</summary>
[Model, Regularize(l1: 1e-3f, l2: 2e-3f)]
[Input("batch", 19, Name = "x"), WithGradient]
[Dense(33), Gelu, LayerNorm]
[Dense(17), Tanh]
[Dense(3), Softmax]
[MeanSquaredError]
public partial class RowNet;
