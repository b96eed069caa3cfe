// case: batch-05
// category: forgotten batch axis
// source: own variation
// there: a number where the batch should be
// kind: error
// expect: line 18 span "label" id any contains "32","batch" fix "\"batch\"|32"
// also: line 16 span "32"
// also: line 18 span "CrossEntropy"
// also: line 18 span "CrossEntropy(scores, label)"

[Model]
public partial class FixedBatch
{
    [Dense(5)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape(32, 10)] Tensor x) => Head(x);

    Tensor Loss(Tensor scores, [Shape("batch")] Tensor<int> label) => CrossEntropy(scores, label);
}
