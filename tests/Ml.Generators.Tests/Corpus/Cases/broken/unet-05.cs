// case: unet-05
// category: U-Net
// source: own variation
// there: pool of four, made larger twice
// kind: error
// expect: line 14 span "Up(D(MaxPool2D(e, 4)))" id ML2009 contains "64","32" fix "2","MaxPool2D"

[Model]
public partial class Quarter
{
    [Conv2D(16, kernel: 3, pad: 1)] private partial Tensor E(Tensor x);
    [Conv2D(16, kernel: 3, pad: 1)] private partial Tensor D(Tensor x);
    static Tensor Up(Tensor x) => Repeat(Repeat(x, 2, axis: 2), 2, axis: 3);
    Tensor Forward([Shape("batch", 3, 64, 64)] Tensor x) { var e = E(x); return Concat(1, e, Up(D(MaxPool2D(e, 4)))); }
}
