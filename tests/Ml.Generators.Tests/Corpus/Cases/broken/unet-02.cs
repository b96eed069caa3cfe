// case: unet-02
// category: U-Net skip size
// source: https://github.com/keras-team/keras/issues/19964
// there: Received: input_shape=[(None, 88, 88, 128), (None, 89, 89, 128)]
// kind: error
// expect: line 26 span "Twice(c)" id ML2009 contains "45","44" fix "ceiling|Pad|crop|multiple|even|divisible|92"
// also: line 21 span "Shape(\"batch\", 1, 64, 90)"
// also: line 26 span "Concat(1, b, Twice(c))"

[Model]
public partial class Wide
{
    [Conv2D(8, kernel: 3, pad: 1)] private partial Tensor Down1(Tensor x);
    [Conv2D(16, kernel: 3, pad: 1)] private partial Tensor Down2(Tensor x);
    [Conv2D(32, kernel: 3, pad: 1)] private partial Tensor Middle(Tensor x);
    [Conv2D(16, kernel: 3, pad: 1)] private partial Tensor Up2(Tensor x);
    [Conv2D(1, kernel: 1)] private partial Tensor Out(Tensor x);

    static Tensor Twice(Tensor x) => Repeat(Repeat(x, 2, axis: 2), 2, axis: 3);

    Tensor Forward([Shape("batch", 1, 64, 90)] Tensor image)
    {
        Tensor a = Relu(Down1(image));
        Tensor b = Relu(Down2(MaxPool2D(a, 2)));
        Tensor c = Relu(Middle(MaxPool2D(b, 2)));
        Tensor d = Relu(Up2(Concat(1, b, Twice(c))));
        return Out(Concat(1, a, Twice(d)));
    }
}
