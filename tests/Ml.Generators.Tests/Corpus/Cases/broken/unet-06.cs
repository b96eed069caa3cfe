// case: unet-06
// category: U-Net
// source: own variation
// there: levels exchanged
// kind: error
// expect: line 22 span "Up(m)" id ML2009 contains "64","32" fix "exchange|instead","'E2'"

[Model]
public partial class Levels
{
    [Conv2D(16, kernel: 3, pad: 1)] private partial Tensor E1(Tensor x);
    [Conv2D(32, kernel: 3, pad: 1)] private partial Tensor E2(Tensor x);
    [Conv2D(64, kernel: 3, pad: 1)] private partial Tensor Mid(Tensor x);
    [Conv2D(32, kernel: 3, pad: 1)] private partial Tensor D2(Tensor x);
    [Conv2D(16, kernel: 3, pad: 1)] private partial Tensor D1(Tensor x);
    static Tensor Up(Tensor x) => Repeat(Repeat(x, 2, axis: 2), 2, axis: 3);
    Tensor Forward([Shape("batch", 3, 64, 64)] Tensor image)
    {
        var e1 = Relu(E1(image));
        var e2 = Relu(E2(MaxPool2D(e1, 2)));
        var m = Relu(Mid(MaxPool2D(e2, 2)));
        var d2 = Relu(D2(Concat(1, e1, Up(m))));
        return D1(Concat(1, e2, Up(d2)));
    }
}
