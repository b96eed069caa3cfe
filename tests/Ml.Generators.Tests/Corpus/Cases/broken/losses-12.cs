// case: losses-12
// category: loss
// source: own variation
// there: one-hot targets in whole numbers
// kind: error
// expect: line 13 span "t" id ML2014 contains "10" fix "[batch]","Tensor"

[Model]
public partial class Hot
{
    [Dense(10)] private partial Tensor Out(Tensor x);
    Tensor Forward([Shape("batch", 8)] Tensor x) => Out(x);
    Tensor Loss(Tensor y, [Shape("batch", 10)] Tensor<int> t) => CrossEntropy(y, t);
}
