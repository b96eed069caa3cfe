// case: losses-07
// category: class axis of a loss
// source: own variation
// there: the classes of a sequence are its last axis
// kind: error
// expect: line 14 span "next" id ML2014 contains "50" fix "axis: -1"
// also: line 14 span "CrossEntropy(logits, next, axis: 1)"
// also: line 14 span "axis: 1"

[Model]
public partial class Net
{
    [Embedding(50, 16)] private partial Tensor Embed(Tensor<int> ids); [Dense(50)] private partial Tensor Head(Tensor x);
    Tensor Loss(Tensor logits, [Shape("batch", "time")] Tensor<int> next) => CrossEntropy(logits, next, axis: 1);
    Tensor Forward([Shape("batch", "time")] Tensor<int> ids) => Head(Embed(ids));
}
