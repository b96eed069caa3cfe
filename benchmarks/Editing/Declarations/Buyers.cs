/// <summary>Whether a customer buys.</summary>
[Model]
[Input("batch", 12, Name = "customer")]
[Dense(32), Silu]
[Dense(16), Silu]
[Dense(1)]
[BinaryCrossEntropy]
public partial class Buyers;
