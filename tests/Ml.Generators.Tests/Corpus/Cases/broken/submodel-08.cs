// case: submodel-08
// category: nested model
// source: own variation
// there: an image into a block of maps
// kind: error
// expect: line 11 span "Use<CBlock4>(2)" id ML2003 contains "32","3" fix "Conv2D(32"

[Model, Input("batch", 32, "h", "w", Name = "x"), Conv2D(32, kernel: 3, padding: Padding.Same), BatchNorm, Relu]
public partial class CBlock4;

[Model, Input("batch", 3, 32, 32, Name = "x"), Use<CBlock4>(2), GlobalAveragePool2D, Dense(10), CrossEntropy]
public partial class C4Net;
