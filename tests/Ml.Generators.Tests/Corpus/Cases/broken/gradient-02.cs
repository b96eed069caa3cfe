// case: gradient-02
// category: no gradient
// source: own variation
// there: detach() on what the model gives
// kind: silent
// expect: line 12 span "StopGradient" id ML4006 contains "gradient","StopGradient" fix "StopGradient"

[Model]
public partial class Digits
{
    [Dense(10)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 784)] Tensor x) => StopGradient(Head(x));
    Tensor Loss(Tensor y, [Shape("batch")] Tensor<int> label) => CrossEntropy(y, label);
}
