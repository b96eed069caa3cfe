// case: flatten-03
// category: flatten size
// source: own variation
// there: graph form: the size of the image instead of what the convolution leaves
// kind: error
// expect: line 13 span "inputs: 8 * 28 * 28" id ML2003 contains "5408","6272" fix "5408"
// also: line 13 span "Dense(10, inputs: 8 * 28 * 28)"

[Model]
public partial class Net
{
    [Conv2D(8, kernel: 3)] private partial Tensor Look(Tensor x);
    [Dense(10, inputs: 8 * 28 * 28)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 1, 28, 28)] Tensor image) => Head(Flatten(Relu(Look(image))));
}
