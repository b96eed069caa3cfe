// case: axis-07
// category: wrong axis number
// source: own variation
// there: last step taken off the batch
// kind: error
// expect: line 14 span "label" id ML2014 contains "time","batch" fix "axis 1|.."

[Model]
public partial class LastStep
{
    [Dense(32)] private partial Tensor Mix(Tensor x);
    [Dense(2)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", "time", 16)] Tensor x) => Head(Relu(Mix(x))[^1]);
    Tensor Loss(Tensor y, [Shape("batch")] Tensor<int> label) => CrossEntropy(y, label);
}
