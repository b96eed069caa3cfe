// case: unet-03
// category: U-Net skip size
// source: https://github.com/rollthecloudinc/hedge/issues/308
// there: the skip is added
// kind: error
// expect: line 25 span "b + Twice(c)" id any contains "25","24" fix "ceiling|Pad|crop|multiple|even|divisible|52"
// also: line 25 span "Twice(c)"

[Model]
public partial class Added
{
    [Conv2D(8, kernel: 3, pad: 1)] private partial Tensor Down1(Tensor x);
    [Conv2D(16, kernel: 3, pad: 1)] private partial Tensor Down2(Tensor x);
    [Conv2D(16, kernel: 3, pad: 1)] private partial Tensor Middle(Tensor x);
    [Conv2D(8, kernel: 3, pad: 1)] private partial Tensor Up2(Tensor x);
    [Conv2D(1, kernel: 1)] private partial Tensor Out(Tensor x);

    static Tensor Twice(Tensor x) => Repeat(Repeat(x, 2, axis: 2), 2, axis: 3);

    Tensor Forward([Shape("batch", 1, 50, 50)] Tensor image)
    {
        Tensor a = Relu(Down1(image));
        Tensor b = Relu(Down2(MaxPool2D(a, 2)));
        Tensor c = Relu(Middle(MaxPool2D(b, 2)));
        Tensor d = Relu(Up2(b + Twice(c)));
        return Out(a + Twice(d));
    }
}
