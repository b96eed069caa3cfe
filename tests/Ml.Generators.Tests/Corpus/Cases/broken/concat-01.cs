// case: concat-01
// category: concat along wrong axis
// source: own variation of https://github.com/pytorch/pytorch/issues/139031
// there: two branches joined along the batch
// kind: error
// expect: line 20 span "clicked" id any contains "2 * batch" fix "axis|Concat"
// also: line 18 span "Concat(0, User(user), Item(item))"
// also: line 20 span "CrossEntropy(scores, clicked)"

[Model]
public partial class TwoTowers
{
    [Dense(16)] private partial Tensor User(Tensor x);
    [Dense(16)] private partial Tensor Item(Tensor x);
    [Dense(2)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 30)] Tensor user, [Shape("batch", 20)] Tensor item) =>
        Head(Relu(Concat(0, User(user), Item(item))));

    Tensor Loss(Tensor scores, [Shape("batch")] Tensor<int> clicked) => CrossEntropy(scores, clicked);
}
