/// <summary>A straight line through points.</summary>
[Model, Input("batch", 1, Name = "x"), Dense(1), MeanSquaredError]
public partial class Line;
