// case: target-14
// category: reinforcement
// source: own variation
// there: values of all actions against the one that was taken
// kind: error
// expect: line 14 span "target" id ML2014 contains "4","batch" fix "Sum","OneHot(action, 4)"

[Model]
public partial class Dqn
{
    [Dense(64)] private partial Tensor Hide(Tensor x);
    [Dense(4)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 8)] Tensor state) => Head(Relu(Hide(state)));
    Tensor Loss(Tensor q, [Shape("batch")] Tensor<int> action, [Shape("batch")] Tensor target) => Huber(q, target);
}
