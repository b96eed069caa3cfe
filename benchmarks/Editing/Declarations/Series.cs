/// <summary>The next value of a series by convolutions over time.</summary>
[Model]
[Input("batch", 4, 96, Name = "series")]
[Conv1D(32, kernel: 5), Relu]
[Conv1D(32, kernel: 5, stride: 2), Relu]
[Flatten, Dense(64), Relu, Dense(1)]
[Huber]
public partial class Series;
