// case: broadcast-04
// category: accidental broadcast
// source: own variation
// there: a mean that lost its axis
// kind: error
// expect: line 14 span "x - Mean(x, 1)" id any contains "24","batch" fix "keep: true|Unsqueeze"
// also: line 14 span "Mean(x, 1)"

[Model]
public partial class Centered
{
    [Dense(3)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 24)] Tensor x) => Head(x - Mean(x, 1));
}
