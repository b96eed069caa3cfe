// case: target-03
// category: target against loss
// source: own variation; nearest public thread: https://github.com/oikosohn/compound-loss-pytorch/issues/4
// there: a mask with a channel axis
// kind: error
// expect: line 18 span "mask" id ML2014 contains "[batch, 5, 32, 32]","[batch, 1, 32, 32]" fix "Squeeze|[batch, 32, 32]"
// also: line 18 span "Shape(\"batch\", 1, 32, 32)"
// also: line 18 span "CrossEntropy"
// also: line 18 span "CrossEntropy(scores, mask)"

[Model]
public partial class Segments
{
    [Conv2D(5, kernel: 1)] private partial Tensor Classes(Tensor x);

    Tensor Forward([Shape("batch", 3, 32, 32)] Tensor image) => Classes(image);

    Tensor Loss(Tensor scores, [Shape("batch", 1, 32, 32)] Tensor<int> mask) => CrossEntropy(scores, mask);
}
