// case: residual-01
// category: residual branches
// source: own variation of https://github.com/GengDavid/pytorch-cpn/issues/45
// there: a shortcut of 64 channels beside 256
// kind: error
// expect: line 16 span "x + Conv2(Relu(Conv1(x)))" id ML2011 contains "64","256" fix "1 x 1|Conv2D|256|64"
// also: line 16 span "x"
// also: line 16 span "Conv2(Relu(Conv1(x)))"

[Model]
public partial class First
{
    [Conv2D(64, kernel: 3, pad: 1)] private partial Tensor Conv1(Tensor x);
    [Conv2D(256, kernel: 1)] private partial Tensor Conv2(Tensor x);

    Tensor Forward([Shape("batch", 64, 56, 56)] Tensor x) => Relu(x + Conv2(Relu(Conv1(x))));
}
