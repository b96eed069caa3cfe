// case: concat-05
// category: concat along wrong axis
// source: https://github.com/AliaksandrSiarohin/first-order-model/issues/50
// there: Got 7 and 6 in dimension 2
// kind: error
// expect: line 14 span "MaxPool2D(x, 2)" id ML2009 contains "7","6" fix "pad|ceiling|stride"
// also: line 14 span "Concat(1, Strided(x), MaxPool2D(x, 2))"

[Model]
public partial class Pyramid
{
    [Conv2D(8, kernel: 3, stride: 2, pad: 1)] private partial Tensor Strided(Tensor x);

    Tensor Forward([Shape("batch", 8, 13, 13)] Tensor x) => Concat(1, Strided(x), MaxPool2D(x, 2));
}
