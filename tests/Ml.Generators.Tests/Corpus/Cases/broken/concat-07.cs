// case: concat-07
// category: concat of branches of other sizes
// source: own variation
// there: of three branches one lost its border
// kind: error
// expect: line 15 span "B(x)" id ML2009 contains "26","28" fix "B|padding: Padding.Same"
// also: line 15 span "Concat(1, A(x), B(x), C(x))"

[Model]
public partial class Net
{
    [Conv2D(16, kernel: 1)] private partial Tensor A(Tensor x);
    [Conv2D(16, kernel: 3)] private partial Tensor B(Tensor x);
    [Conv2D(16, kernel: 5, pad: 2)] private partial Tensor C(Tensor x);
    Tensor Forward([Shape("batch", 8, 28, 28)] Tensor x) => Concat(1, A(x), B(x), C(x));
}
