// case: target-01
// category: target against loss
// source: https://github.com/pytorch/pytorch/issues/1258
// there: one-hot targets of float
// kind: error
// expect: line 18 span "letter" id ML2014 contains "CrossEntropy","float" fix "Tensor<int>"
// also: line 18 span "Tensor"
// also: line 18 span "CrossEntropy"
// also: line 18 span "CrossEntropy(scores, letter)"

[Model]
public partial class Plates
{
    [Dense(36)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 64)] Tensor x) => Head(x);

    Tensor Loss(Tensor scores, [Shape("batch")] Tensor letter) => CrossEntropy(scores, letter);
}
