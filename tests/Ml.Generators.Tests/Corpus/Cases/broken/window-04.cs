// case: window-04
// category: window larger than input
// source: own variation
// there: an average over 7 x 7 of what is 4 x 4
// kind: error
// expect: line 16 span "7" id ML2005 contains "7","4" fix "4|GlobalAveragePool|smaller"
// also: line 16 span "AveragePool2D"

[Model]
public partial class Head
{
    [Conv2D(32, kernel: 3, stride: 2, pad: 1)] private partial Tensor Look(Tensor x);
    [Dense(10)] private partial Tensor Classify(Tensor x);

    Tensor Forward([Shape("batch", 16, 8, 8)] Tensor x) =>
        Classify(Flatten(AveragePool2D(Relu(Look(x)), 7)));
}
