// case: residual-10
// category: residual branches
// source: own variation
// there: two dilated windows without padding
// kind: error
// expect: line 13 span "x + Tanh(Filter(x)) * Sigmoid(Gate(x))" id ML2011 contains "time" fix "pad: 4","'Gate'"

[Model]
public partial class D23
{
    [Conv1D(32, kernel: 2, dilation: 4)] private partial Tensor Filter(Tensor x);
    [Conv1D(32, kernel: 2, dilation: 4)] private partial Tensor Gate(Tensor x);
    Tensor Forward([Shape("batch", 32, "time")] Tensor x) => x + Tanh(Filter(x)) * Sigmoid(Gate(x));
}
