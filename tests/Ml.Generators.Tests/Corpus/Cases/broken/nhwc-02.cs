// case: nhwc-02
// category: channels-last input
// source: https://github.com/zshuai8/FedGMM_ICML2023/issues/2
// there: expected input[128, 32, 32, 3] to have 3 channels, but got 32
// kind: error
// expect: line 13 span "channels: 3" id ML2004 contains "3","32" fix "Transpose|first|[batch, 3, 32, 32]"
// also: line 13 span "Conv2D(32, kernel: 3, channels: 3)"
// also: line 16 span "Shape(\"batch\", 32, 32, 3)"

[Model]
public partial class Federated
{
    [Conv2D(32, kernel: 3, channels: 3)] private partial Tensor First(Tensor x);
    [Dense(10)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 32, 32, 3)] Tensor image) => Head(Flatten(Relu(First(image))));
}
