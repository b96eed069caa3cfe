// case: concat-02
// category: concat along wrong axis
// source: own variation of https://github.com/keras-team/keras/issues/19964
// there: an image beside a vector
// kind: error
// expect: line 16 span "facts" id ML2009 contains "[batch, 6]","[batch, 8, 10, 10]" fix "Flatten"
// also: line 16 span "Concat(1, Relu(Look(image)), facts)"

[Model]
public partial class Wide
{
    [Conv2D(8, kernel: 3, stride: 2)] private partial Tensor Look(Tensor x);
    [Dense(2)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 1, 21, 21)] Tensor image, [Shape("batch", 6)] Tensor facts) =>
        Head(Concat(1, Relu(Look(image)), facts));
}
