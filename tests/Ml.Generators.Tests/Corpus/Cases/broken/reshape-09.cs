// case: reshape-09
// category: reshape count
// source: own variation
// there: rows that are a part of an example
// kind: error
// expect: line 13 span "t" id ML2014 contains "26","batch" fix "5408"

[Model]
public partial class D12 {
 [Conv2D(8, 3)] private partial Tensor C(Tensor x);
 [Dense(10)] private partial Tensor H(Tensor x);
 Tensor Forward([Shape("batch", 1, 28, 28)] Tensor x) => H(Reshape(Relu(C(x)), -1, 8 * 26));
 Tensor Loss(Tensor y, [Shape("batch")] Tensor<int> t) => CrossEntropy(y, t);
}
