// case: nhwc-05
// category: channels-last input
// source: own variation
// there: a permutation that leaves the channels in the middle
// kind: error
// expect: line 13 span "channels: 3" id ML2004 contains "3","64" fix "0, 3, 1, 2|Transpose"
// also: line 13 span "Conv2D(16, kernel: 3, channels: 3)"
// also: line 15 span "Transpose(image, 0, 2, 3, 1)"

[Model]
public partial class Permuted
{
    [Conv2D(16, kernel: 3, channels: 3)] private partial Tensor First(Tensor x);

    Tensor Forward([Shape("batch", 48, 64, 3)] Tensor image) => First(Transpose(image, 0, 2, 3, 1));
}
