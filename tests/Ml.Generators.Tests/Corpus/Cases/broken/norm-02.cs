// case: norm-02
// category: normalisation over wrong axis
// source: own variation
// there: BatchNorm of [batch, time, features]
// kind: error
// expect: line 15 span "Relu(Embed(x))" id any contains "time","Norm" fix "SwapAxes|LayerNorm|Transpose"
// also: line 15 span "Norm"

[Model]
public partial class Frames
{
    [Dense(64)] private partial Tensor Embed(Tensor x);
    [BatchNorm] private partial Tensor Norm(Tensor x);

    Tensor Forward([Shape("batch", "time", 20)] Tensor x) => Norm(Relu(Embed(x)));
}
