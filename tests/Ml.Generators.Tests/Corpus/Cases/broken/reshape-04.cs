// case: reshape-04
// category: reshape count
// source: https://github.com/onnx/models/issues/114
// there: a 1 where the batch should be
// kind: error
// expect: line 16 span "Reshape(MaxPool2D(Look(x), 4), 1, 16 * 4 * 4)" id any contains "256","batch" fix "batch|-1"
// also: line 16 span "Reshape"

[Model]
public partial class Emotion
{
    [Conv2D(16, kernel: 3, pad: 1)] private partial Tensor Look(Tensor x);
    [Dense(8)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 1, 16, 16)] Tensor x) =>
        Head(Reshape(MaxPool2D(Look(x), 4), 1, 16 * 4 * 4));
}
