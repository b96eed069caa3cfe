// case: concat-09
// category: join of image and label
// source: own variation
// there: a conditional network joins its label to the image
// kind: error
// expect: line 12 span "label" id ML2009 contains "4","2" fix "BroadcastTo","Unsqueeze(Unsqueeze(label, 2), 3)"

[Model]
public partial class Conditional
{
    [Conv2D(16, kernel: 3)] private partial Tensor C(Tensor x);
    Tensor Forward([Shape("batch", 1, 28, 28)] Tensor image, [Shape("batch", 10)] Tensor label) => C(Concat(1, image, label));
}
