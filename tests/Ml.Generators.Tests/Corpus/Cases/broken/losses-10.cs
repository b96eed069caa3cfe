// case: losses-10
// category: loss by hand
// source: own variation
// there: one-hot targets of another number of classes
// kind: error
// expect: line 13 span "LogSoftmax(y) * OneHot(l, 9)" id ML2010 contains "10","9" fix "10"

[Model]
public partial class OneOf
{
    [Dense(10)] private partial Tensor A(Tensor x);
    Tensor Forward([Shape("batch", 4)] Tensor x) => A(x);
    Tensor Loss(Tensor y, [Shape("batch")] Tensor<int> l) => -Mean(Sum(LogSoftmax(y) * OneHot(l, 9), 1));
}
