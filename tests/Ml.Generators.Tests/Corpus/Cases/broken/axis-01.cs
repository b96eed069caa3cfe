// case: axis-01
// category: wrong axis number
// source: own variation
// there: axis 3 of a tensor with 3 axes
// kind: error
// expect: line 14 span "3" id ML2012 contains "3","[batch, time, 64]" fix "2|-1|1"
// also: line 14 span "Mean"

[Model]
public partial class MeanOverTime
{
    [Dense(8)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", "time", 64)] Tensor x) => Head(Mean(x, 3));
}
