// case: concat-14
// category: concat of other ranks
// source: own variation
// there: class numbers as a quantity
// kind: error
// expect: line 12 span "(Tensor)label" id ML2009 contains "batch" fix "OneHot(label"

[Model]
public partial class M36 {
 [Dense(128)] private partial Tensor A(Tensor x);
 [Dense(784)] private partial Tensor B(Tensor x);
 Tensor Forward([Shape("batch", 100)] Tensor z, [Shape("batch")] Tensor<int> label) => Tanh(B(Relu(A(Concat(1, z, (Tensor)label)))));
}
