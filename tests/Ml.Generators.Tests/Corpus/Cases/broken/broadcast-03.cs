// case: broadcast-03
// category: accidental broadcast
// source: own variation; nearest public thread: https://github.com/facebookresearch/ConvNeXt/issues/112
// there: a scale for each channel of [batch, 64, 32, 32]
// kind: error
// expect: line 14 span "Features(image) * scale" id any contains "64","32" fix "Unsqueeze|Reshape|[64, 1, 1]"
// also: line 14 span "scale"

[Model]
public partial class Scaled
{
    [Conv2D(64, kernel: 3, padding: Padding.Same)] private partial Tensor Features(Tensor x);

    Tensor Forward([Shape("batch", 3, 32, 32)] Tensor image, [Shape(64)] Tensor scale) => Features(image) * scale;
}
