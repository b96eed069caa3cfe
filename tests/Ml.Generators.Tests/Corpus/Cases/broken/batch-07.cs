// case: batch-07
// category: forgotten batch axis
// source: own variation
// there: a graph
// kind: silent
// expect: line 13 span "x" id ML2040 contains "x","batch" fix "[batch, 784]"

[Model]
public partial class Digits
{
    [Dense(128)] private partial Tensor Inner(Tensor x);
    [Dense(10)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape(784)] Tensor x) => Head(Relu(Inner(x)));
    Tensor Loss(Tensor y, [Shape(10)] Tensor t) => CrossEntropy(y, t);
}
