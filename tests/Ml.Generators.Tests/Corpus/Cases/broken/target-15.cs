// case: target-15
// category: reinforcement
// source: own variation
// there: rows taken for all instead of one of each
// kind: error
// expect: line 13 span "target" id ML2014 contains "batch" fix "OneHot(action, 4)"

[Model]
public partial class D38
{
    [Dense(4)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 8)] Tensor x) => Head(x);
    Tensor Loss(Tensor q, [Shape("batch")] Tensor<int> action, [Shape("batch")] Tensor target) => Huber(Take(q, action, 1), target);
}
