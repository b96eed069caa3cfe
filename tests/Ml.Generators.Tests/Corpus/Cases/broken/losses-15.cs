// case: losses-15
// category: loss
// source: own variation
// there: class numbers as a quantity
// kind: error
// expect: line 13 span "(Tensor)label" id ML2014 contains "10","batch" fix "OneHot(label, 10)"

[Model]
public partial class F28
{
    [Dense(10)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 784)] Tensor x) => Head(x);
    Tensor Loss(Tensor y, [Shape("batch")] Tensor<int> label) => MeanSquaredError(Softmax(y), (Tensor)label);
}
