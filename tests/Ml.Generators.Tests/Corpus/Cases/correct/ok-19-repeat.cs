// case: ok-19-repeat
// note: a block repeated, with a norm and a residual
// expect: nothing

[Model]
[Input("batch", 32)]
[Dense(32), LayerNorm, Gelu]
public partial class Block;

[Model]
[Input("batch", 10)]
[Dense(32), Use<Block>(repeat: 4), Dense(1)]
[MeanSquaredError]
public partial class Deep;
