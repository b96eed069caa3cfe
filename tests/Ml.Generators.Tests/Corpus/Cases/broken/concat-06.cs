// case: concat-06
// category: concat along wrong axis
// source: own variation
// there: concat over batch
// kind: error
// expect: line 15 span "label" id ML2014 contains "2 * batch" fix "axis 1"

[Model]
public partial class Two
{
    [Dense(16)] private partial Tensor A(Tensor x);
    [Dense(16)] private partial Tensor B(Tensor x);
    [Dense(2)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 8)] Tensor x, [Shape("batch", 4)] Tensor y) => Head(Concat(0, A(x), B(y)));
    Tensor Loss(Tensor p, [Shape("batch")] Tensor<int> label) => CrossEntropy(p, label);
}
