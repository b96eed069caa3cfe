// case: argument-02
// category: arguments of a layer
// source: own variation
// there: an argument's name in another library
// kind: error
// expect: line 9 span "Conv2D(8, kernel_size: 3)" id ML1007 contains "kernel" fix "write kernel"

[Model, Input("batch", 3, 32, 32)]
[Conv2D(8, kernel_size: 3), Flatten, Dense(10)]
public partial class KernelSize;
