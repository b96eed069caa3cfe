// case: axis-05
// category: wrong axis number
// source: own variation
// there: squeeze of an axis that is not of size 1
// kind: error
// expect: line 14 span "1" id any contains "12","[batch, 12, 1]" fix "2|-1"
// also: line 14 span "Squeeze"

[Model]
public partial class Regressor
{
    [Dense(1)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 12, 7)] Tensor x) => Squeeze(Head(x), 1);
}
