// case: concat-13
// category: concat of branches of other sizes
// source: own variation
// there: a pool among branches that keep their size
// kind: error
// expect: line 13 span "Relu(Bp(MaxPool2D(x, 3, padding: Padding.Same)))" id ML2009 contains "28","10" fix "stride: 1"

[Model]
public partial class D21
{
    [Conv2D(16, kernel: 1)] private partial Tensor B1(Tensor x);
    [Conv2D(8, kernel: 1)] private partial Tensor Bp(Tensor x);
    Tensor Forward([Shape("batch", 32, 28, 28)] Tensor x) => Concat(1, Relu(B1(x)), Relu(Bp(MaxPool2D(x, 3, padding: Padding.Same))));
}
