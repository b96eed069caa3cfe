// case: norm-06
// category: normalisation over wrong axis
// source: own variation
// there: layernorm axes over channels-first with conv1d
// kind: silent
// expect: line 8 span "LayerNorm" id ML2033 contains "392","32" fix "SwapAxes|GroupNorm"

[Model, Input("batch", 12, 400), Conv1D(32, kernel: 9), LayerNorm, Gelu, GlobalAveragePool1D, Dense(3), CrossEntropy]
public partial class Ecg;
