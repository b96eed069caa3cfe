// case: broadcast-05
// category: accidental broadcast
// source: https://github.com/jiwei0921/CoNet/issues/3
// there: a target size [2, 256, 256] different to the input size [2, 1, 256, 256]
// kind: error
// expect: line 18 span "depth" id any contains "[batch, 1, 64, 64]","[batch, 64, 64]" fix "Squeeze|Unsqueeze|[batch, 1, 64, 64]"
// also: line 18 span "Shape(\"batch\", 64, 64)"
// also: line 18 span "SmoothL1"
// also: line 18 span "SmoothL1(predicted, depth)"

[Model]
public partial class DepthMap
{
    [Conv2D(1, kernel: 3, pad: 1)] private partial Tensor Look(Tensor x);

    Tensor Forward([Shape("batch", 3, 64, 64)] Tensor image) => Look(image);

    Tensor Loss(Tensor predicted, [Shape("batch", 64, 64)] Tensor depth) => SmoothL1(predicted, depth);
}
