// case: residual-08
// category: residual branches
// source: own variation
// there: a dilated convolution without padding
// kind: error
// expect: line 12 span "x + Relu(C(x))" id ML2011 contains "100","92" fix "pad: 4"

[Model]
public partial class Dilated
{
    [Conv1D(16, kernel: 3, dilation: 4)] private partial Tensor C(Tensor x);
    Tensor Forward([Shape("batch", 16, 100)] Tensor x) => x + Relu(C(x));
}
