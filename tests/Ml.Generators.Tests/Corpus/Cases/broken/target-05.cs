// case: target-05
// category: target against loss
// source: https://github.com/markhliu/DGAI/issues/7
// there: Expected target size [32, 12778], got [32, 100]: one label a sequence
// kind: error
// expect: line 19 span "next" id ML2014 contains "[batch, time, 1000]","[batch]" fix "[batch, time]"
// also: line 19 span "Shape(\"batch\")"
// also: line 19 span "CrossEntropy"
// also: line 19 span "CrossEntropy(logits, next)"

[Model]
public partial class Words
{
    [Embedding(1000, 32)] private partial Tensor Tokens(Tensor<int> ids);
    [Dense(1000)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", "time")] Tensor<int> ids) => Head(Tokens(ids));

    Tensor Loss(Tensor logits, [Shape("batch")] Tensor<int> next) => CrossEntropy(logits, next);
}
