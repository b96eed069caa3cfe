// case: target-04
// category: target against loss
// source: https://github.com/PacktPublishing/Modern-Computer-Vision-with-PyTorch/issues/73
// there: target size [1] against input size [1, 1]
// kind: error
// expect: line 18 span "answer" id ML2014 contains "[batch, 1]","[batch]" fix "Squeeze|Unsqueeze|[batch, 1]"
// also: line 18 span "Shape(\"batch\")"
// also: line 18 span "BinaryCrossEntropy"
// also: line 18 span "BinaryCrossEntropy(logit, answer)"

[Model]
public partial class Yes
{
    [Dense(1)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 12)] Tensor x) => Head(x);

    Tensor Loss(Tensor logit, [Shape("batch")] Tensor answer) => BinaryCrossEntropy(logit, answer);
}
