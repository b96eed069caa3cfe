// case: gradient-01
// category: no gradient
// source: own variation
// there: element 0 of tensors does not require grad
// kind: silent
// expect: line 13 span "ArgMax" id ML4006 contains "gradient","ArgMax" fix "CrossEntropy"

[Model]
public partial class Digits
{
    [Dense(10)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 784)] Tensor x) => Head(x);
    Tensor Loss(Tensor y, [Shape("batch")] Tensor<int> label) => MeanAbsoluteError((Tensor)ArgMax(y), (Tensor)label);
}
