// case: ok-13-group-norm
// note: groups that divide
// expect: nothing

[Model]
[Input("batch", 3, 64, 64)]
[Conv2D(48, kernel: 3, stride: 2, pad: 1), GroupNorm(16), Silu]
[Conv2D(96, kernel: 3, groups: 3), GroupNorm(32), Silu]
[GlobalAveragePool2D, Dense(10)]
[CrossEntropy]
public partial class Grouped;
