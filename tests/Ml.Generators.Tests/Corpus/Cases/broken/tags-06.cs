// case: tags-06
// category: sequence labels
// source: own variation
// there: steps stacked in front of the batch
// kind: error
// expect: line 14 span "tags" id ML2014 contains "3","batch" fix "Stack(1"

[Model]
public partial class F23
{
    [Dense(32)] private partial Tensor Wx(Tensor x);
    [Dense(5)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 3, 6)] Tensor x) => Head(Stack(0, Tanh(Wx(x[.., 0])), Tanh(Wx(x[.., 1])), Tanh(Wx(x[.., 2]))));
    Tensor Loss(Tensor y, [Shape("batch", 3)] Tensor<int> tags) => CrossEntropy(y, tags);
}
