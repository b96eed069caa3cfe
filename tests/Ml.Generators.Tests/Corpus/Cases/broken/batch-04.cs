// case: batch-04
// category: forgotten batch axis
// source: own variation; nearest public thread: https://github.com/abeardear/pytorch-YOLO-v1/issues/32
// there: one example instead of a batch of them
// kind: error
// expect: line 16 span "image" id ML2001 contains "[3, 64, 64]" fix "batch"
// also: line 16 span "Shape(3, 64, 64)"
// also: line 16 span "Look"

[Model]
public partial class Boxes
{
    [Conv2D(16, kernel: 3)] private partial Tensor Look(Tensor x);
    [Dense(4)] private partial Tensor Box(Tensor x);

    Tensor Forward([Shape(3, 64, 64)] Tensor image) => Box(Flatten(Look(image)));
}
