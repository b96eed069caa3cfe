// case: norm-03
// category: normalisation over wrong axis
// source: https://github.com/Qualcomm-AI-research/geometric-algebra-transformer/pull/8
// there: normalized over all axes but the first
// kind: error
// expect: line 11 span "axes: 2" id any contains "time" fix "axes: 1|LayerNorm"
// also: line 11 span "LayerNorm(axes: 2)"

[Model]
[Input("batch", "time", 32)]
[Dense(64), LayerNorm(axes: 2), Gelu]
[Dense(8)]
public partial class Transformer;
