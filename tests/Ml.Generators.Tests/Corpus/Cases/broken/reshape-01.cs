// case: reshape-01
// category: reshape count
// source: https://github.com/weka511/hpa-scc/issues/38
// there: shape [-1, 115200] is invalid for input of size 72000
// kind: error
// expect: line 17 span "-1" id ML2007 contains "7200|30","8192" fix "7200|-1"
// also: line 17 span "Reshape"
// also: line 17 span "Reshape(Relu(Look(x)), -1, 8 * 32 * 32)"

[Model]
public partial class Slices
{
    [Conv2D(8, kernel: 3)] private partial Tensor Look(Tensor x);
    [Dense(18)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 4, 32, 32)] Tensor x) =>
        Head(Reshape(Relu(Look(x)), -1, 8 * 32 * 32));
}
