// case: residual-06
// category: residual branches
// source: own variation
// there: resnet block: stride only on main
// kind: error
// expect: line 14 span "x + B(Relu(N(A(x))))" id ML2011 contains "64","28","14" fix "1 x 1|stride"

[Model]
public partial class Block
{
    [Conv2D(64, kernel: 3, stride: 2, pad: 1)] private partial Tensor A(Tensor x);
    [BatchNorm] private partial Tensor N(Tensor x);
    [Conv2D(64, kernel: 3, pad: 1)] private partial Tensor B(Tensor x);
    Tensor Forward([Shape("batch", 32, 28, 28)] Tensor x) => Relu(x + B(Relu(N(A(x)))));
}
