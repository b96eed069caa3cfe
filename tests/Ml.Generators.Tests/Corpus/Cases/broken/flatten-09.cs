// case: flatten-09
// category: flatten
// source: own variation
// there: a convolution behind Flatten
// kind: error
// expect: line 8 span "Conv2D(16, kernel: 3)" id ML2001 contains "5408" fix "Flatten","Dense(10)"

[Model, Input("batch", 1, 28, 28), Conv2D(8, kernel: 3), Flatten, Conv2D(16, kernel: 3), Dense(10)]
public partial class FlatFirst;
