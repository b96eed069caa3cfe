// case: losses-11
// category: loss
// source: own variation
// there: scores with an axis of 1 behind the classes
// kind: error
// expect: line 13 span "l" id ML2014 contains "2" fix "Squeeze"

[Model]
public partial class TwoClasses
{
    [Dense(2)] private partial Tensor A(Tensor x);
    Tensor Forward([Shape("batch", 8)] Tensor x) => Unsqueeze(A(x), 2);
    Tensor Loss(Tensor y, [Shape("batch")] Tensor<int> l) => CrossEntropy(y, l);
}
