// case: residual-02
// category: residual branches
// source: https://github.com/yl4579/StyleTTS2/issues/208
// there: 34 against 35: a stride on one branch
// kind: error
// expect: line 16 span "Conv2(Relu(Conv1(x))) + x" id ML2011 contains "14","28" fix "stride: 2|stride"
// also: line 16 span "Conv2(Relu(Conv1(x)))"
// also: line 16 span "x"

[Model]
public partial class Down
{
    [Conv2D(32, kernel: 3, stride: 2, pad: 1)] private partial Tensor Conv1(Tensor x);
    [Conv2D(32, kernel: 3, pad: 1)] private partial Tensor Conv2(Tensor x);

    Tensor Forward([Shape("batch", 32, 28, 28)] Tensor x) => Relu(Conv2(Relu(Conv1(x))) + x);
}
