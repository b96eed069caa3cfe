// case: groups-08
// category: groups
// source: own variation
// there: the factor of another shuffle
// kind: error
// expect: line 8 span "3" id ML2006 contains "12","9" fix "PixelShuffle(2)"

[Model, Input("batch", 3, 32, 32), Conv2D(64, 5, padding: Padding.Same), Relu, Conv2D(12, 3, padding: Padding.Same), PixelShuffle(3), MeanSquaredError]
public partial class M19;
