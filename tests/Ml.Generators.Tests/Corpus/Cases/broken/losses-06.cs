// case: losses-06
// category: several losses
// source: own variation
// there: weights of classes wrong count
// kind: error
// expect: line 13 span "weights" id ML2014 contains "5","4" fix "5"

[Model]
public partial class W
{
    [Dense(5)] private partial Tensor Head(Tensor h);
    Tensor Forward([Shape("batch", 8)] Tensor x) => Head(x);
    Tensor Loss(Tensor y, [Shape("batch")] Tensor<int> label, [Shape(4)] Tensor weights) => CrossEntropy(y, label, weights);
}
